package io.coachup.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AllowancesTest {

    private static final int MANY = 2 * Allowances.MAX_KEYS;

    private final Allowances allowances = new Allowances(limit(2, 2, 2), 0);

    @Test
    void aBurstPassesThenTheRateDoes() {
        assertThat(passesAt(0)).isEqualTo("1 left");
        assertThat(passesAt(0)).isEqualTo("0 left");
        assertThat(passesAt(100)).isEqualTo("wait 1");
        assertThat(passesAt(600)).isEqualTo("0 left");
        assertThat(passesAt(700)).isEqualTo("wait 1");
        assertThat(passesAt(60_000)).as("never more than the burst").isEqualTo("1 left");
    }

    @Test
    void aRefusalTellsWhenAndWhatWouldHavePassed() {
        Allowances slow = new Allowances(limit(0.1, 1, 5), 0);
        slow.enter("key", 0).leave();

        Admission refused = slow.enter("key", 0);

        assertThat(refused.retryAfterSeconds()).isEqualTo(10);
        assertThat(refused.refusal())
                .isEqualTo("Rate limit exceeded: 1 requests in a row and then 0.1 a second are accepted");
    }

    @Test
    void onlySoManyAreUnderWayAtOnce() {
        Allowances wide = new Allowances(limit(100, 100, 2), 0);
        Admission first = wide.enter("key", 0);
        wide.enter("key", 0);

        Admission refused = wide.enter("key", 0);

        assertThat(refused.isAllowed()).isFalse();
        assertThat(refused.refusal()).isEqualTo("Too many requests at once: 2 are accepted");
        assertThat(wide.enter("other", 0).isAllowed()).isTrue();
        first.leave();
        assertThat(wide.enter("key", 0).isAllowed()).isTrue();
        assertThat(wide.inUse()).isEqualTo(3);
    }

    @Test
    void whatDoesNotCountIsGivenBack() {
        allowances.enter("key", 0).leaveUncounted();

        assertThat(passesAt(0)).isEqualTo("1 left");
    }

    @Test
    void aFloodOfOtherKeysGivesNobodyTheirBucketBack() {
        passesAt(0);
        passesAt(0);

        for (int i = 0; i < MANY; i++) {
            allowances.enter("flood" + i, 0);
        }

        assertThat(passesAt(0)).isEqualTo("wait 1");
        assertThat(allowances.size()).isEqualTo(Allowances.MAX_KEYS);
    }

    @Test
    void newcomersToAFullTableShareWhatAHundredHave() {
        for (int i = 0; i < Allowances.MAX_KEYS; i++) {
            allowances.enter("flood" + i, 0);
        }
        int passed = 0;
        for (int i = 0; i < 1000; i++) {
            passed += allowances.enter("new" + i, 0).isAllowed() ? 1 : 0;
        }

        assertThat(passed).isEqualTo(200);
    }

    @Test
    void whoeverIsAsNewIsForgotten() {
        for (int i = 0; i < Allowances.MAX_KEYS; i++) {
            allowances.enter("seldom" + i, 0).leave();
        }

        for (int i = 0; i < Allowances.MAX_KEYS / 2; i++) {
            allowances.enter("later" + i, seconds(10)).leave();
        }

        assertThat(allowances.size()).isEqualTo(Allowances.MAX_KEYS / 2);
    }

    @Test
    void whoeverIsStillUnderWayIsNotForgotten() {
        Admission stays = allowances.enter("key", 0);
        allowances.enter("key", 0);
        for (int i = 0; i < 100; i++) {
            allowances.enter("later" + i, seconds(60 + i)).leave();
        }

        assertThat(allowances.enter("key", seconds(200)).isAllowed()).isFalse();
        stays.leave();
        assertThat(allowances.enter("key", seconds(200)).isAllowed()).isTrue();
    }

    private String passesAt(long ms) {
        Admission admission = allowances.enter("key", TimeUnit.MILLISECONDS.toNanos(ms));
        if (!admission.isAllowed()) {
            return "wait " + admission.retryAfterSeconds();
        }
        admission.leave();
        return admission.remaining() + " left";
    }

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }

    static LimitsConfig.Limit limit(double perSecond, int burst, int atOnce) {
        return new LimitsConfig.Limit() {
            @Override
            public double perSecond() {
                return perSecond;
            }

            @Override
            public int burst() {
                return burst;
            }

            @Override
            public int atOnce() {
                return atOnce;
            }
        };
    }
}
