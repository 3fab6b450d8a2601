package io.coachup.speech.storage;

import io.coachup.common.logging.EventLog;
import io.coachup.common.logging.LogEvent;
import io.coachup.common.logging.LogService;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** Looks for expired audio soon after the start and then now and then, each replica at times of its own. */
@Singleton
public final class RetentionSweeper {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(3);

    private final RetentionConfig config;
    private final StorageConfig storage;
    private final ExpiredAudio audio;
    private final EventLog log;
    private volatile boolean stopping;
    private volatile Thread thread;

    RetentionSweeper(RetentionConfig config, StorageConfig storage, ExpiredAudio audio, EventLog log) {
        this.config = config;
        this.storage = storage;
        this.audio = audio;
        this.log = log;
    }

    void start(@Observes @Priority(3) StartupEvent event) {
        int days = Integer.parseInt(config.days());
        if (storage.isS3() && days > 0) {
            thread = Thread.ofVirtual().name("audio-retention").start(() -> run(Duration.ofDays(days)));
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        if (thread != null) {
            thread.interrupt();
            thread.join(STOP_LIMIT);
        }
    }

    private void run(Duration age) {
        try {
            Thread.sleep(upTo(config.firstWithin()));
            while (!stopping) {
                sweep(Instant.now().minus(age));
                Thread.sleep(config.interval().dividedBy(2).plus(upTo(config.interval())));
            }
        } catch (InterruptedException e) {
            // Stopping: what is left is found next time.
            Thread.currentThread().interrupt();
        }
    }

    private void sweep(Instant limit) {
        LogEvent line = LogEvent.named(LogService.NEXT, "storage.retention");
        try {
            ExpiredAudio.Swept swept = audio.delete(limit);
            line.with("deleted", swept.deleted()).with("failed", swept.failed());
            if (swept.failed() > 0) {
                log.warn(line);
            } else {
                log.info(line);
            }
        } catch (RuntimeException e) {
            // Whatever it is: audio that is too old has to go, so the sweeps go on.
            if (!stopping) {
                log.warn(line.error(
                        "storage_failed",
                        "Expired audio was not deleted, because of a "
                                + e.getClass().getSimpleName() + "; the next sweep tries again"));
            }
        }
    }

    /** A part of it: replicas that started together do not sweep together. */
    private static Duration upTo(Duration longest) {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest.toMillis() + 1));
    }
}
