package io.coachup.worker.scoring.observation;

import java.util.Set;

/** Sounds that fill a pause, however long they are written: "um", "ummm", "uhhh", "hmm". */
final class Hesitation {

    private static final Set<String> SOUNDS =
            Set.of("um", "uh", "uhm", "er", "erm", "hm", "m", "eh", "ehm", "em", "ahm");
    private static final String BEGINNINGS = "ueham";
    private static final int LONGEST = 12;

    private Hesitation() {}

    /** True when a word is such a sound. */
    static boolean isSound(String word) {
        if (word.length() < 2 || word.length() > LONGEST || "em".equals(word)) {
            return false;
        }
        if (BEGINNINGS.indexOf(word.charAt(0)) < 0) {
            return false;
        }
        StringBuilder once = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            if (i == 0 || word.charAt(i) != word.charAt(i - 1)) {
                once.append(word.charAt(i));
            }
        }
        return SOUNDS.contains(once.toString());
    }
}
