package io.coachup.worker.scoring.observation;

import io.coachup.worker.scoring.speech.SentenceBreak;
import io.coachup.worker.scoring.speech.Word;
import java.util.List;
import java.util.Set;

/** Words that are fillers or hedges in one use and sound English in another: the words around them decide. */
final class AmbiguousWordObserver implements Observer {

    private static final Set<String> BEFORE_FILLER_LIKE =
            Set.of("so", "and", "but", "yeah", "um", "uh", "er", "i'm", "was", "were", "basically", "know", "then");
    private static final Set<String> AFTER_SOUND_LIKE = words(
            """
            a an the my your his her our their this that these those most many all every other any some somebody someone \
            him me you us them it home nothing what when in at""");
    private static final Set<String> SAID = words("said say mentioned told promised wrote always");

    private static final Set<String> BEFORE_SOUND_KIND = words(
            """
            a an the what whatever this that these those some any every each same one another which right new certain all other \
            of no two three best that's my your his her our their only different special first is""");

    private static final Set<String> BEFORE_SOUND_KNOW = words(
            "do did as if that when what how because don't once since let would than before until should may might must");
    private static final Set<String> AFTER_SOUND_KNOW = words(
            """
            that what how why who where when if the your my this about me you exactly it which whether him her them us \
            someone somebody nothing everything anything better best well already personally from more enough for of""");
    /** "So you know it took a while": what follows is a clause of its own. */
    private static final Set<String> AFTER_OPENER_KNOW = Set.of("it", "you", "we", "i", "they", "he", "she");
    /** "People you know": those who are known. */
    private static final Set<String> KNOWN = words(
            """
            people person man woman men women guy guys friend friends someone somebody anyone anybody everyone everybody thing \
            things stuff everything anything nothing all one ones those place places name names word words song songs company \
            companies who""");

    private static final Set<String> AFTER_SOUND_MEAN = words("what well business no by to every everything");
    private static final Set<String> AFTER_MEANT = words("and but when so now sincerely very too from with seriously");

    private static final Set<String> AFTER_REAL_SORRY =
            words("that to you about your this for he she they you're you've how");
    private static final Set<String> SORRY_OF_OTHERS = words(
            """
            be being feel feels felt feeling say says said saying than not is are was were he's she's they're you're we're \
            sound sounds sounded""");
    private static final Set<String> HEARTFELT = words("so very really truly deeply terribly");

    private static final int LOOK_BACK = 6;

    @Override
    public void observe(SpokenSentence place, Observations observations) {
        List<Word> words = place.words();
        for (int i = 0; i < words.size(); i++) {
            switch (words.get(i).norm()) {
                case "like" -> addIf(isFillerLike(words, i), place.span(Signal.FILLER, i, i + 1, "like"), observations);
                case "kind", "sort" ->
                    addIf(
                            isHedgedKind(words, i),
                            place.span(Signal.HEDGE, i, Math.min(i + 2, words.size()), "kind of"),
                            observations);
                case "kinda", "sorta" -> observations.add(place.span(Signal.HEDGE, i, i + 1, "kind of"));
                case "know" ->
                    addIf(
                            isFillerKnow(words, i),
                            place.span(Signal.FILLER, Math.max(0, i - 1), i + 1, "you know"),
                            observations);
                case "mean" ->
                    addIf(
                            isFillerMean(words, i),
                            place.span(Signal.FILLER, Math.max(0, i - 1), i + 1, "i mean"),
                            observations);
                case "sorry" ->
                    addIf(isNeedless(words, i), place.span(Signal.SELF_UNDERMINING, i, i + 1, "sorry"), observations);
                default ->
                    addIf(isHesitation(words, i), place.span(Signal.FILLER, i, i + 1, norm(words, i)), observations);
            }
        }
    }

    private static void addIf(boolean heard, SignalSpan span, Observations observations) {
        if (heard) {
            observations.add(span);
        }
    }

    /** "I was, like, late" is a filler; "I would like", "it looks like", "tools like this" and "like I said" are not. */
    private static boolean isFillerLike(List<Word> words, int i) {
        boolean pauseBefore = i == 0 || words.get(i - 1).after().isPause();
        boolean fillerBefore = BEFORE_FILLER_LIKE.contains(norm(words, i - 1));
        if (words.get(i).after().isPause() && i + 1 < words.size()) {
            return pauseBefore || fillerBefore;
        }
        return fillerBefore && !AFTER_SOUND_LIKE.contains(norm(words, i + 1)) && !SAID.contains(norm(words, i + 2));
    }

    /** "It's kind of late" hedges; "what kind of problem" and "very kind of you" do not. */
    private static boolean isHedgedKind(List<Word> words, int i) {
        return "of".equals(norm(words, i + 1))
                && !BEFORE_SOUND_KIND.contains(norm(words, i - 1))
                && !Set.of("you", "him", "her", "them", "us").contains(norm(words, i + 2));
    }

    /** "It was, you know, hard" is a filler; "you know what I want", "people you know and trust" are not. */
    private static boolean isFillerKnow(List<Word> words, int i) {
        if (!"you".equals(norm(words, i - 1)) || BEFORE_SOUND_KNOW.contains(norm(words, i - 2))) {
            return false;
        }
        boolean pauseAfter = words.get(i).after().isPause();
        if (AFTER_OPENER_KNOW.contains(norm(words, i + 1))
                && i + 2 < words.size()
                && BEFORE_FILLER_LIKE.contains(norm(words, i - 2))) {
            return true;
        }
        if (!pauseAfter && AFTER_SOUND_KNOW.contains(norm(words, i + 1))) {
            return false;
        }
        boolean pauseBefore = i > 1 && words.get(i - 2).after().isPause();
        boolean known = !pauseBefore && KNOWN.contains(norm(words, i - 2));
        return !known || !pauseAfter && !Set.of("", "and", "or").contains(norm(words, i + 1));
    }

    /** "I mean, it was hard" is a filler; "that is what I mean", "and I mean it", "by soon I mean today" are not. */
    private static boolean isFillerMean(List<Word> words, int i) {
        if (!"i".equals(norm(words, i - 1))) {
            return false;
        }
        boolean joined = i > 1 && words.get(i - 2).after() == SentenceBreak.SPACE;
        if (joined && BEFORE_SOUND_KNOW.contains(norm(words, i - 2)) || explains(words, i)) {
            return false;
        }
        if (words.get(i).after().isPause()) {
            return true;
        }
        String next = norm(words, i + 1);
        boolean meant = Set.of("it", "that", "this").contains(next)
                && (i + 2 >= words.size()
                        || words.get(i + 1).after().isPause()
                        || AFTER_MEANT.contains(norm(words, i + 2)));
        return !meant && !AFTER_SOUND_MEAN.contains(next);
    }

    /** "When I say soon I mean …", "by that I mean …". */
    private static boolean explains(List<Word> words, int i) {
        for (int k = Math.max(0, i - LOOK_BACK); k < i - 1; k++) {
            if (Set.of("say", "said", "by").contains(norm(words, k))) {
                return true;
            }
        }
        return false;
    }

    /** "I'm sorry that happened" feels with the other, "he was sorry" tells of somebody; "sorry, um" makes the speaker small. */
    private static boolean isNeedless(List<Word> words, int i) {
        if (SORRY_OF_OTHERS.contains(norm(words, i - 1))) {
            return false;
        }
        boolean last = i + 1 >= words.size();
        if (last && HEARTFELT.contains(norm(words, i - 1))) {
            return false;
        }
        return last || words.get(i).after().isPause() || !AFTER_REAL_SORRY.contains(norm(words, i + 1));
    }

    /** "Um", but not "uh-huh", "mm-hmm", "uh-oh", "the ER" and "5 mm". */
    private static boolean isHesitation(List<Word> words, int i) {
        if (!Hesitation.isSound(norm(words, i))) {
            return false;
        }
        String before = norm(words, i - 1);
        String next = norm(words, i + 1);
        boolean answers =
                next.equals("huh") || next.equals("oh") || isHum(norm(words, i)) && (isHum(before) || isHum(next));
        boolean named = Set.of("the", "an", "to", "emergency").contains(before)
                && norm(words, i).startsWith("er");
        boolean measured =
                norm(words, i).equals("mm") && i > 0 && words.get(i - 1).isNumber();
        boolean denied = i > 0 && words.get(i - 1).after() == SentenceBreak.HYPHEN
                || words.get(i).after() == SentenceBreak.HYPHEN;
        return !answers && !named && !measured && !denied;
    }

    /** "mm", "hmm": one of them fills a pause, two of them say yes. */
    private static boolean isHum(String word) {
        return word.length() > 1 && word.chars().allMatch(c -> c == 'm' || c == 'h');
    }

    private static String norm(List<Word> words, int i) {
        return i >= 0 && i < words.size() ? words.get(i).norm() : "";
    }

    private static Set<String> words(String list) {
        return Set.copyOf(List.of(list.split("\\s+")));
    }
}
