package io.coachup.speech.tts;

/** What a voice can say. */
public final class Speakable {

    private Speakable() {}

    /**
     * True when there is a letter or a digit in it. Of nothing but marks, symbols, punctuation and emoji some voices make
     * silence, some an empty answer, some an error.
     */
    public static boolean isSpeakable(String text) {
        return text.codePoints().anyMatch(Speakable::isSpoken);
    }

    private static boolean isSpoken(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }
}
