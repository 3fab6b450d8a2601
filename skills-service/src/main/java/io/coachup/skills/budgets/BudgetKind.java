package io.coachup.skills.budgets;

import java.util.Locale;

/** What is limited. */
enum BudgetKind {
    CHAT_CENTS("What replies of the coach may cost you in a day is used up"),
    CHAT_TOKENS("What you may say to the coach in a day, and hear from it, is used up"),
    SPEECH_SECONDS("The time that you may speak and be spoken to in a day is used up");

    private final String sentence;

    BudgetKind(String sentence) {
        this.sentence = sentence;
    }

    /** What the person is told. */
    String sentence() {
        return sentence;
    }

    /** Its name in metrics and logs. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
