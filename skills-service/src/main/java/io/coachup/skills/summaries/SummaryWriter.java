package io.coachup.skills.summaries;

import io.coachup.common.tracing.CallIds;

/** Puts a conversation into few words. */
interface SummaryWriter {

    /** Who writes, for logs and the stored row. */
    String provider();

    /** The model that writes, or null. */
    String model();

    /** True while a summary could not be written, because writing failed too often a moment ago. */
    default boolean isPaused() {
        return false;
    }

    /**
     * The summary, not longer than the draft allows; blank when there is nothing to say.
     *
     * @throws io.coachup.skills.model.ModelException when there is no answer
     */
    String write(Draft draft, CallIds ids);
}
