package io.coachup.skills.summaries;

import io.coachup.common.json.Texts;

/**
 * What comes of a written text.
 *
 * @param summary the version to be stored, or null for none
 * @param kind the event that says so
 * @param countsTurns the replies so far are settled by it
 */
record NewVersion(StoredSummary summary, String kind, boolean countsTurns) {

    /** Nothing is stored. */
    static final NewVersion NONE = new NewVersion(null, "summary_cadence_generate_empty", false);

    /** An empty text leaves what there was before, as a version of its own where one was due; its turns stay uncovered. */
    static NewVersion of(Task task, String text, long now) {
        StoredSummary newest = task.newest();
        int version = newest == null ? 1 : newest.version() + 1;
        if (!Texts.isBlank(text)) {
            return new NewVersion(
                    new StoredSummary(version, text, task.lastMessageTs(), task.throughId(), now),
                    "summary_cadence_generated",
                    !task.claim().isAsked() || task.coversStored());
        }
        if (newest == null || task.claim().isAsked()) {
            return NONE;
        }
        return new NewVersion(
                new StoredSummary(version, newest.text(), newest.lastMessageTs(), newest.throughId(), now),
                "summary_cadence_generate_fallback_prev",
                true);
    }
}
