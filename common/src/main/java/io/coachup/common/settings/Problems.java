package io.coachup.common.settings;

import java.util.ArrayList;
import java.util.List;

/** Collects what a {@link SettingsCheck} has to say. */
public final class Problems {

    private final List<String> sentences = new ArrayList<>();

    /** Adds a sentence, which names the variable and says what it must be, unless the rule holds. */
    public Problems require(boolean holds, String sentence) {
        if (!holds) {
            sentences.add(sentence);
        }
        return this;
    }

    /** All sentences in the order of their rules. */
    public List<String> all() {
        return List.copyOf(sentences);
    }
}
