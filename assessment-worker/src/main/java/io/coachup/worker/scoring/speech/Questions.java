package io.coachup.worker.scoring.speech;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hears questions by their grammar, because speech recognition writes no question marks: a question word before an inverted
 * verb ("how did it go"), or before the verb it is the subject of ("what made you choose this"); an inverted verb alone ("did
 * it help"); a tag ("wasn't it"). "What I like is the quiet" is none.
 */
public final class Questions {

    /** What is asked for. */
    public enum Kind {
        NONE,
        /** One fact, or yes or no. */
        CLOSED,
        OPEN
    }

    private static final int MAX_BETWEEN = 4;
    private static final int TAG_MIN_WORDS = 4;

    /** So far is looked ahead in a clause, in words. */
    private static final int MAX_CLAUSE = 20;

    private static final Set<String> OPEN_WORDS = words("what how why");
    private static final Set<String> NARROW_WORDS = words("where when who whom whose which");
    private static final Set<String> OPEN_CONTRACTIONS =
            words("what's how's why's what're how're what'd how'd what've whats hows");
    private static final Set<String> NARROW_CONTRACTIONS = words("where's who's when's where'd who'd wheres whos");

    /** "How many", "what time": the answer is one fact. */
    private static final Set<String> NARROWING = words(
            "many much long often time old far soon late big tall day year date age number size color colour percent");

    private static final Set<String> BE = words("is are was were isn't aren't wasn't weren't");

    private static final Set<String> AUXILIARIES = words(
            """
            do does did don't doesn't didn't is are am was were isn't aren't wasn't weren't have has haven't hasn't had hadn't \
            can could can't couldn't will would won't wouldn't shall should shouldn't may might must""");

    private static final Set<String> PRONOUNS = words("you i we they he she it u ya");

    private static final Set<String> SUBJECTS = words(
            """
            you i we they he she it u ya this that there these those your my his her our their its the a an anyone anybody \
            someone somebody everyone everybody people anything something everything nothing nobody one all""");

    /** Verbs that a question word can be the subject of. */
    private static final Set<String> VERBS = words(
            """
            made makes make happened happens happen brought brings led leads caused causes changed changes stops stopped keeps \
            kept worries worried matters mattered works worked helps helped comes came goes went drives drove motivates \
            motivated inspires inspired excites excited surprises surprised struck strikes scares scared bothers bothered \
            frustrates frustrated holds held gives gave told tells says said wants wanted needs needed knows knew thinks \
            thought feels felt took takes gets got sets draws drew attracted attracts concerns concerned triggers triggered \
            seems sounds looks stands stood gone broke ended started did prompted convinced hurts hurt interests interested""");

    private static final Set<String> OF_THINKING =
            words("think believe say feel want choose decide sure so come do become");

    /** After these an "is" belongs to what is asked; after anything else it makes a statement of "what … is …". */
    private static final Set<String> OWN_IS =
            words("it that this he she there which who what everything something nothing one life where how why");

    private static final Set<String> CONDITIONS = words("need have want wish require ever find feel change decide");

    private static final Set<String> JOINED = words("so neither nor as than then never only not like");

    /** After "so did I" nothing more is said of it. */
    private static final Set<String> ENDS = Set.of("", "and", "but", "or");

    /** "Were I you": no question. */
    private static final Set<String> WISHED = words("i it he she");

    private Questions() {}

    /** What a clause asks for that begins at {@code i}. */
    public static Kind at(List<Word> words, int i) {
        String first = word(words, i);
        if (OPEN_CONTRACTIONS.contains(first) || NARROW_CONTRACTIONS.contains(first)) {
            boolean asks = i + 1 < words.size() && !isStatement(words, i + 1);
            return asks ? kind(first, OPEN_CONTRACTIONS, word(words, i + 1)) : Kind.NONE;
        }
        if (OPEN_WORDS.contains(first) || NARROW_WORDS.contains(first)) {
            return asksWithWord(words, i) ? kind(first, OPEN_WORDS, word(words, i + 1)) : Kind.NONE;
        }
        return isInverted(words, i) ? Kind.CLOSED : Kind.NONE;
    }

    /** The words that a question may begin with. */
    static Set<String> beginnings() {
        return Stream.of(OPEN_WORDS, NARROW_WORDS, OPEN_CONTRACTIONS, NARROW_CONTRACTIONS, AUXILIARIES)
                .flatMap(Set::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** True for "what", "why", "who's" and so on. */
    static boolean isQuestionWord(String word) {
        return OPEN_WORDS.contains(word)
                || NARROW_WORDS.contains(word)
                || OPEN_CONTRACTIONS.contains(word)
                || NARROW_CONTRACTIONS.contains(word);
    }

    /** True for "what did you" and the like, which nothing but a question begins with. */
    static boolean isInvertedAfterWord(List<Word> words, int i) {
        String first = word(words, i);
        return (OPEN_WORDS.contains(first) || NARROW_WORDS.contains(first) && !first.equals("which"))
                && AUXILIARIES.contains(word(words, i + 1))
                && PRONOUNS.contains(word(words, i + 2));
    }

    /** True when the sentence ends in a tag: "that was good, wasn't it". */
    public static boolean endsInTag(List<Word> words) {
        int last = words.size() - 1;
        return words.size() >= TAG_MIN_WORDS
                && PRONOUNS.contains(word(words, last))
                && AUXILIARIES.contains(word(words, last - 1))
                && !OPEN_WORDS.contains(word(words, last - 2))
                && !NARROW_WORDS.contains(word(words, last - 2))
                && !isJoined(word(words, last - 2));
    }

    /** "so did I", "neither do we": the verb is inverted, but nothing is asked. */
    static boolean isJoined(String before) {
        return JOINED.contains(before);
    }

    private static Kind kind(String first, Set<String> open, String second) {
        return open.contains(first) && !NARROWING.contains(second) ? Kind.OPEN : Kind.CLOSED;
    }

    private static boolean asksWithWord(List<Word> words, int i) {
        String first = word(words, i);
        String second = word(words, i + 1);
        if (second.isEmpty()) {
            return i == 0;
        }
        if (first.equals("why") && (second.equals("not") || second.equals("me") || second.equals("now"))
                || first.equals("how") && (second.equals("come") || second.equals("about"))
                || first.equals("what")
                        && (second.equals("about")
                                || second.equals("if")
                                || second.equals("else") && words.size() == i + 2)) {
            return true;
        }
        if (first.equals("which") && (AUXILIARIES.contains(second) || isSubject(second))) {
            return false;
        }
        if (isInvertedAt(words, i + 1)) {
            return !(first.equals("what") && BE.contains(second) && isStatement(words, i + 2));
        }
        boolean subject = first.equals("what") || first.equals("who") || first.equals("which");
        if (subject && VERBS.contains(second)) {
            return isOfThinking(words, i) || !isStatement(words, i + 2);
        }
        if (subject && AUXILIARIES.contains(second)) {
            return !first.equals("which") && !isStatement(words, i + 2);
        }
        return !isSubject(second) && isInvertedSoon(words, i + 2);
    }

    /** "what makes you think that the plan is good". */
    private static boolean isOfThinking(List<Word> words, int i) {
        String verb = word(words, i + 1);
        return (verb.equals("makes") || verb.equals("made"))
                && isSubject(word(words, i + 2))
                && OF_THINKING.contains(word(words, i + 3));
    }

    /** "what kind of work do you do", "how many people did they ask". */
    private static boolean isInvertedSoon(List<Word> words, int from) {
        for (int i = from; i < Math.min(words.size(), from + MAX_BETWEEN); i++) {
            if (isInvertedAt(words, i)) {
                return true;
            }
            if (PRONOUNS.contains(word(words, i))) {
                return false;
            }
        }
        // "how many people came", "what kind of people work there"
        return NARROWING.contains(word(words, from - 1))
                && words.size() > from + 1
                && (VERBS.contains(word(words, from + 1)) || BE.contains(word(words, from + 1)));
    }

    private static boolean isInvertedAt(List<Word> words, int i) {
        return AUXILIARIES.contains(word(words, i)) && isSubject(word(words, i + 1));
    }

    /** A clause that begins with its verb and asks; "do that", "have a nice day" and "should you need me" don't. */
    private static boolean isInverted(List<Word> words, int i) {
        String verb = word(words, i);
        String subject = word(words, i + 1);
        boolean agrees = isJoined(word(words, i - 1)) && ENDS.contains(word(words, i + 2));
        if (!AUXILIARIES.contains(verb) || !isSubject(subject) || agrees) {
            return false;
        }
        return switch (verb) {
            case "do", "don't", "have" ->
                PRONOUNS.contains(subject) && !subject.equals("it") || subject.equals("people");
            case "had", "hadn't" -> false;
            case "were" -> !WISHED.contains(subject);
            case "should" -> !(subject.equals("you") && CONDITIONS.contains(word(words, i + 2)));
            case "may", "might", "must" -> subject.equals("i") || subject.equals("we");
            default -> true;
        };
    }

    /** "what matters is that …": a later "is" or "was" tells, unless it has a subject of its own. */
    private static boolean isStatement(List<Word> words, int from) {
        for (int i = Math.max(1, from); i < Math.min(words.size(), from + MAX_CLAUSE); i++) {
            String norm = word(words, i);
            if ((norm.equals("is") || norm.equals("was"))
                    && !OWN_IS.contains(word(words, i - 1))
                    && i + 1 < words.size()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSubject(String word) {
        return SUBJECTS.contains(word);
    }

    private static String word(List<Word> words, int i) {
        return i >= 0 && i < words.size() ? words.get(i).norm() : "";
    }

    private static Set<String> words(String list) {
        return Set.copyOf(List.of(list.split("\\s+")));
    }
}
