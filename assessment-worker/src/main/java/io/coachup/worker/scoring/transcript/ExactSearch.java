package io.coachup.worker.scoring.transcript;

/**
 * Looks for one text in others, in time linear in their length whatever they hold (Knuth, Morris and Pratt); the library's
 * search begins anew at every place that looks like a beginning.
 */
final class ExactSearch {

    private final String wanted;
    /** For each length of a beginning that was found: how much of its end is a beginning again. */
    private final int[] overlap;

    ExactSearch(String wanted) {
        this.wanted = wanted;
        this.overlap = new int[wanted.length() + 1];
        for (int i = 1; i < wanted.length(); i++) {
            overlap[i + 1] = longer(overlap[i], wanted.charAt(i));
        }
    }

    boolean isIn(String text) {
        int found = 0;
        for (int i = 0; i < text.length() && found < wanted.length(); i++) {
            found = longer(found, text.charAt(i));
        }
        return found == wanted.length();
    }

    /** How much of a beginning is found when {@code next} follows one of this length. */
    private int longer(int found, char next) {
        int length = found;
        while (length > 0 && wanted.charAt(length) != next) {
            length = overlap[length];
        }
        return wanted.charAt(length) == next ? length + 1 : length;
    }
}
