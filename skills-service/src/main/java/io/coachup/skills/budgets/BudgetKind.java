package io.coachup.skills.budgets;

import java.util.Locale;

/** What is limited. */
enum BudgetKind {
    CHAT_CENTS(
            "What replies of the coach may cost you in a day is used up",
            "This prompt is too long: its reply would cost more than replies of the coach may cost you in a day"),
    CHAT_TOKENS(
            "What you may say to the coach in a day, and hear from it, is used up",
            "This prompt is longer than all that you may say to the coach in a day, and hear from it"),
    SPEECH_SECONDS(
            "The time that you may speak and be spoken to in a day is used up",
            "This is longer than all the time that you may speak and be spoken to in a day");

    private final String sentence;
    private final String tooMuch;

    BudgetKind(String sentence, String tooMuch) {
        this.sentence = sentence;
        this.tooMuch = tooMuch;
    }

    /** What the person is told whose day has no room left. */
    String sentence() {
        return sentence;
    }

    /** What the person is told who asks for more than a day has. */
    String tooMuch() {
        return tooMuch;
    }

    /** Its name in metrics and logs. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
