package io.coachup.speech.erasure;

import io.coachup.common.logging.EventLog;
import io.coachup.common.logging.LogEvent;
import io.coachup.common.logging.LogService;
import io.coachup.common.metrics.Metric;
import io.coachup.common.metrics.Metrics;
import io.coachup.skillsapi.audio.LeasedErasure;
import io.coachup.speech.skillsclient.ErasedPeople;
import io.coachup.speech.storage.PersonAudio;
import io.micrometer.core.instrument.Counter;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/** Deletes the audio of one erased person after the other. Repeating it, or dying in the middle, does no harm. */
@Startup
@Singleton
final class AudioErasure {

    /** How far the storage's clock, which counts whole seconds, may be ahead of the database's. */
    private static final Duration CLOCKS = Duration.ofSeconds(2);

    private final ErasedPeople people;
    private final PersonAudio audio;
    private final EventLog log;
    private final Counter deleted;
    private final Counter failed;

    AudioErasure(ErasedPeople people, PersonAudio audio, EventLog log, Metrics metrics) {
        this.people = people;
        this.audio = audio;
        this.log = log;
        this.deleted = metrics.counter(Metric.AUDIO_ERASURES, "deleted");
        this.failed = metrics.counter(Metric.AUDIO_ERASURES, "failed");
    }

    /**
     * Works off one; false when there is none.
     *
     * @throws RuntimeException when skills-service can't be asked or told
     */
    boolean next() {
        LeasedErasure erasure = people.take();
        if (erasure.claim() == null) {
            return false;
        }
        Instant erasedAt = Instant.ofEpochMilli(erasure.erasedAt());
        LogEvent line = LogEvent.named(LogService.NEXT, "storage.erasure")
                .with("ageMs", Duration.between(erasedAt, Instant.now()).toMillis());
        boolean gone = false;
        try {
            line.with(
                    "deleted",
                    audio.delete(erasure.userId(), erasedAt.plus(CLOCKS), erasedAt.plus(LeasedErasure.SPEAKING)));
            gone = true;
        } catch (RuntimeException e) {
            line.error(
                    "storage_failed",
                    "Audio was not deleted, because of a " + e.getClass().getSimpleName() + "; it is tried again");
        }
        if (gone) {
            deleted.increment();
            log.info(line);
        } else {
            failed.increment();
            log.warn(line);
        }
        people.end(erasure, gone);
        return true;
    }
}
