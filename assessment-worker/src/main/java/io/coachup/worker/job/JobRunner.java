package io.coachup.worker.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.worker.queue.Delivery;
import io.coachup.worker.queue.JobSource;
import io.coachup.worker.queue.QueueUnavailableException;
import io.coachup.worker.skillsclient.SkillsFailedException;
import io.coachup.worker.skillsclient.SkillsUnavailableException;
import jakarta.inject.Singleton;
import java.time.Duration;

/** One job's life: it is read, assessed, and only then taken off the queue; or given back, or given up. */
@Singleton
public final class JobRunner {

    /** Longer than all calls of one round may take together. */
    private static final Duration CALLS_LIMIT = Duration.ofMinutes(3);

    private final JobSource source;
    private final JobAssessor assessor;
    private final JobConfig config;
    private final FailurePolicy policy;
    private final JobTelemetry telemetry;
    private final ObjectMapper mapper;

    public JobRunner(
            JobSource source,
            JobAssessor assessor,
            JobConfig config,
            FailurePolicy policy,
            JobTelemetry telemetry,
            ObjectMapper mapper) {
        this.source = source;
        this.assessor = assessor;
        this.config = config;
        this.policy = policy;
        this.telemetry = telemetry;
        this.mapper = mapper;
    }

    /**
     * Works on a delivery until its job is done, given back or given up. Older jobs of the session that are still open
     * come first. While a dependency is down the job is kept for a while, so that waiting does not use up its deliveries.
     *
     * @throws InterruptedException when the worker stops; the queue hands the job out again
     * @throws OutOfMemoryError which nobody can work on after
     */
    void run(Delivery delivery, Pulse pulse) throws InterruptedException {
        try (Heartbeat _ = Heartbeat.of(source, delivery, config.visibility())) {
            DeliveryProgress progress = new DeliveryProgress();
            while (!round(delivery, progress, pulse)) {
                // on to the next job of the session, or once more after a pause
            }
        }
    }

    /** Works on the oldest open job of the session, up to the delivery's own; true when the delivery is over. */
    private boolean round(Delivery delivery, DeliveryProgress progress, Pulse pulse) throws InterruptedException {
        pulse.within(assessor.scoringLimit().plus(CALLS_LIMIT));
        progress.startRound();
        try {
            if (progress.own() == null) {
                progress.read(dequeue(delivery, pulse.index()));
            }
            if (!assessor.assessNext(progress)) {
                takeOff(delivery, progress.own());
                return true;
            }
            telemetry.completed(progress.current(), progress.roundTime());
            return currentIsOver(progress, () -> takeOff(delivery, progress.own()));
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (RuntimeException | Error failure) {
            return switch (policy.judge(failure, delivery.receiveCount(), progress.paused())) {
                case JobVerdict.Pause _ -> pause(progress, failure, pulse);
                case JobVerdict.Retry retry -> giveBack(delivery, progress, retry.delay());
                case JobVerdict.Dead dead -> giveUp(delivery, progress, dead.reason());
            };
        }
    }

    private JobMessage dequeue(Delivery delivery, int workerIndex) {
        JobMessage message = JobMessage.of(delivery, mapper);
        telemetry.dequeued(message, delivery, workerIndex, source.provider());
        return message;
    }

    /** Ends the current job. When it is the delivery's own, the delivery ends too, and its message is taken off. */
    private static boolean currentIsOver(DeliveryProgress progress, Runnable takeOff) {
        boolean deliveryIsOver = progress.currentIsOver();
        if (deliveryIsOver) {
            takeOff.run();
        }
        return deliveryIsOver;
    }

    /** A message that can't be deleted now comes again, and its job is over then. */
    private void takeOff(Delivery delivery, JobMessage job) {
        try {
            source.done(delivery);
        } catch (QueueUnavailableException e) {
            telemetry.deletionFailed(job, e);
        }
    }

    private boolean pause(DeliveryProgress progress, Throwable failure, Pulse pulse) throws InterruptedException {
        Duration pause = policy.pause(progress.nextPause());
        telemetry.paused(progress.current(), failure, pause);
        pulse.within(pause.plus(CALLS_LIMIT));
        Thread.sleep(pause);
        progress.waited(pause);
        return false;
    }

    private boolean giveBack(Delivery delivery, DeliveryProgress progress, Duration delay) {
        telemetry.failed(progress.roundTime());
        source.retryAfter(delivery, delay);
        telemetry.retried(progress.current(), delivery, delay);
        return true;
    }

    private boolean giveUp(Delivery delivery, DeliveryProgress progress, String reason) {
        JobMessage job = progress.current();
        if (job != null) {
            try {
                assessor.giveUp(job, reason);
            } catch (SkillsUnavailableException | SkillsFailedException e) {
                // Nobody would know that it is over: the queue keeps it.
                return giveBack(delivery, progress, config.retryMax());
            }
        }
        telemetry.failed(progress.roundTime());
        telemetry.dead(job, delivery, reason);
        return currentIsOver(progress, () -> source.dead(delivery, reason));
    }
}
