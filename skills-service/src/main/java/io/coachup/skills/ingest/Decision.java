package io.coachup.skills.ingest;

/** What a message means for the group of turns it belongs to. */
public enum Decision {
    /** Opens a group. */
    START,
    /** Belongs to the open group. */
    CONTINUE,
    /** Closes the open group. */
    END,
    /** A group of its own. */
    ONE_OFF,
    /** Not classified. */
    ABSTAIN,
    /** Belongs to no group. */
    IGNORE
}
