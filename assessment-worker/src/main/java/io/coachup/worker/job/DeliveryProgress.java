package io.coachup.worker.job;

import io.coachup.common.tracing.CallIds;
import io.coachup.skillsapi.assessments.FinalizeRequest;
import java.time.Duration;

/** How far one delivery has come. One loop writes and reads it. */
final class DeliveryProgress {

    /** A result and the ids that its call belongs to. */
    record Scored(FinalizeRequest body, CallIds ids) {}

    private JobMessage own;
    private JobMessage current;
    private Scored scored;
    private JobMessage lastOver;
    private boolean asking;
    private int pauses;
    private Duration paused = Duration.ZERO;
    private long roundStarted;

    /** A round begins, and its time with it. */
    void startRound() {
        roundStarted = System.nanoTime();
    }

    /** How long the round has taken. */
    Duration roundTime() {
        return Duration.ofNanos(System.nanoTime() - roundStarted);
    }

    /** The job that the delivery is about; null until it was read. */
    JobMessage own() {
        return own;
    }

    void read(JobMessage message) {
        own = message;
    }

    /** The job that is worked on: the delivery's own, or an older one of its session; null until one was read. */
    JobMessage current() {
        return current;
    }

    /**
     * Work on a job begins.
     *
     * @throws IllegalStateException when that job is over
     */
    void workOn(JobMessage job) {
        if (lastOver != null && job.isAbout(lastOver)) {
            throw new IllegalStateException("A job that is over was given out again");
        }
        current = job;
    }

    /** Skills-service is asked for a job to work on; true when it was asked before and has not answered. */
    boolean ask() {
        boolean again = asking;
        asking = true;
        current = own;
        return again;
    }

    /** Skills-service has answered. */
    void hear() {
        asking = false;
    }

    /** The result of the current job, kept until skills-service has it, because scoring may have cost money; else null. */
    Scored scored() {
        return scored;
    }

    void keep(Scored result) {
        scored = result;
    }

    /** The current job is over; true when it is the delivery's own, and the delivery is over with it. */
    boolean currentIsOver() {
        scored = null;
        lastOver = current;
        return current == null || current.isAbout(own);
    }

    /** How long the delivery has waited for dependencies. */
    Duration paused() {
        return paused;
    }

    /** One more wait for a dependency begins; its number, from 1. */
    int nextPause() {
        return ++pauses;
    }

    void waited(Duration pause) {
        paused = paused.plus(pause);
    }
}
