package io.coachup.worker.queue;

import java.time.Duration;
import java.util.Optional;

/** Hands out jobs and takes them back, whatever queue they come from. Every method waits for a limited time. */
public interface JobSource {

    /** The queue's name in logs, a word of the specification: {@code sqs}, or {@code memory} where there is no queue. */
    String provider();

    /** The queue's own name in traces. */
    String destination();

    /**
     * Waits a while for a job, which then stays invisible to others for {@code invisible}.
     *
     * @throws QueueUnavailableException when the queue can't be reached
     */
    Optional<Delivery> receive(Duration invisible);

    /** Keeps a job invisible for {@code invisible} from now on. */
    void extend(Delivery delivery, Duration invisible);

    /** Gives a job back, to be handed out again after {@code delay}. */
    void retryAfter(Delivery delivery, Duration delay);

    /** Takes a finished job away for good. */
    void done(Delivery delivery);

    /** Takes a job away that can't succeed, keeping it for the redrive where the queue can; {@code reason} is a word. */
    void dead(Delivery delivery, String reason);
}
