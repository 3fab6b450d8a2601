package io.coachup.skills.progress;

import java.util.Locale;

/** What a level is worth showing: bronze from 7, silver from 9, gold at 10. */
public enum Medal {
    BRONZE(7),
    SILVER(9),
    GOLD(10);

    private final double fromLevel;

    Medal(double fromLevel) {
        this.fromLevel = fromLevel;
    }

    /** The word for the medal of a level 0..10, or null below bronze. */
    public static String wordOf(double level) {
        String word = null;
        for (Medal medal : values()) {
            if (level >= medal.fromLevel) {
                word = medal.name().toLowerCase(Locale.ROOT);
            }
        }
        return word;
    }
}
