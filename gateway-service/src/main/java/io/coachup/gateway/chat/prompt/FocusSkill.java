package io.coachup.gateway.chat.prompt;

/**
 * A skill that the person works on.
 *
 * @param name its name
 * @param level current level 0..10, or null when unknown
 * @param nextCriteria what the next level asks for, or null when unknown
 */
public record FocusSkill(String name, Double level, String nextCriteria) {

    /** A skill of which nothing more is known. */
    public FocusSkill(String name, Double level) {
        this(name, level, null);
    }
}
