package io.coachup.common.logging;

import java.util.Locale;

/** The specification's values of the log field {@code service}. */
public enum LogService {
    /** Public routes. */
    NEXT,
    /** Provider calls and the assessment worker. */
    PY,
    /** The database layer. */
    CONVEX,
    /** The browser. */
    WEB;

    /** The value in the log. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
