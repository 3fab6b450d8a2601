package io.coachup.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.common.metrics.Metrics;
import io.coachup.common.metrics.RateLimitEvents;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.prometheus.client.CollectorRegistry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What people do with the limits that are set when nobody set any. Time is ours, so an hour takes no time. */
class HonestUseTest {

    private static final String ADA = "ada";

    private final CallerLimits limits = new CallerLimits(
            Defaults.limits(), new RateLimitEvents(new Metrics(new SimpleMeterRegistry(), new CollectorRegistry())));
    private final long start = System.nanoTime();
    private long ms;

    @Test
    void severalTabsThatOpenAtOnceMeetNoLimit() {
        for (int tab = 0; tab < 8; tab++) {
            for (int call = 0; call < 12; call++) {
                now(LimitClass.READ);
            }
            for (int route = 0; route < 4; route++) {
                accepted(LimitClass.PROFILE, "GET /route" + route + " " + ADA).leave();
            }
        }
        Deque<Admission> open = new ArrayDeque<>();
        for (LimitClass kind :
                new LimitClass[] {LimitClass.READ, LimitClass.WRITE, LimitClass.CHAT, LimitClass.SPEECH}) {
            for (int parallel = 0; parallel < 8; parallel++) {
                open.add(accepted(kind, ADA));
            }
        }
        open.forEach(Admission::leave);
    }

    @Test
    void aBurstOfFiftyPostsMeetsNoLimit() {
        Deque<Admission> open = new ArrayDeque<>();
        for (int post = 0; post < 50; post++) {
            open.add(accepted(LimitClass.WRITE, ADA));
        }
        open.forEach(Admission::leave);
    }

    /** Every 5 s a turn: an utterance is transcribed, the reply streams and is spoken in 8 sentences, all is reported. */
    @Test
    void aVoiceConversationOfAnHourMeetsNoLimit() {
        for (int turn = 0; turn < 720; turn++) {
            now(LimitClass.SPEECH);
            now(LimitClass.WRITE);
            Admission reply = accepted(LimitClass.CHAT, ADA);
            for (int sentence = 0; sentence < 8; sentence++) {
                now(LimitClass.SPEECH);
                now(LimitClass.TELEMETRY);
                ms += 400;
            }
            reply.leave();
            now(LimitClass.WRITE);
            for (int poll = 0; poll < 4; poll++) {
                now(LimitClass.READ);
            }
            ms += 1800;
        }
        assertThat(ms).isEqualTo(TimeUnit.HOURS.toMillis(1));
    }

    @Test
    void anImportOfALongSessionInOrderMeetsNoLimit() {
        for (int message = 0; message < 900; message++) {
            now(LimitClass.WRITE);
            ms += 4;
        }
    }

    @Test
    void anOfficeBehindOneAddressMeetsNoLimit() {
        for (int person = 0; person < 200; person++) {
            now(LimitClass.PUBLIC);
            // Their tokens are good, so that they are no strangers afterwards.
            accepted(LimitClass.STRANGER, ADA).leaveUncounted();
            ms += 50;
        }
    }

    private void now(LimitClass kind) {
        accepted(kind, ADA).leave();
    }

    private Admission accepted(LimitClass kind, String key) {
        Admission admission = limits.enter(kind, key, start + TimeUnit.MILLISECONDS.toNanos(ms));
        assertThat(admission.isAllowed())
                .as("%s after %d ms: %s", kind, ms, admission.refusal())
                .isTrue();
        return admission;
    }
}
