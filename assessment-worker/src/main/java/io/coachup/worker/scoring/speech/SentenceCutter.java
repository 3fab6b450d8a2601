package io.coachup.worker.scoring.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Cuts a message into sentences where its signs say so. Speech recognition often writes no signs at all; then a sentence is
 * cut where a speaker would have paused: before a question, and before "and I", "so we", "okay" once something was said.
 */
final class SentenceCutter {

    private static final int BEFORE_QUESTION = 2;
    private static final int BEFORE_PRONOUN = 6;
    private static final int BEFORE_CLAUSE = 8;
    private static final int AFTER_CUT = 3;
    private static final int MUCH_SAID = 15;

    /** So long may the beginning of a question be until its verb. */
    private static final int QUESTION_START_WORDS = 5;

    private static final Set<String> OPENERS = words(
            "and so but okay ok well um uh then now thanks great right yes yeah no also oh alright hmm er erm like because");

    private static final Set<String> JOINS = words("and but so then or");

    private static final Set<String> PRONOUNS = words(
            """
            i we you he she they it i'm we're you're he's she's they're it's i've we've i'll we'll i'd we'd that's there's \
            there""");

    private static final Set<String> CLAUSES = words(
            """
            the a my our your his her their this that these people everybody everyone nobody somebody after before when then \
            now finally because if what how""");

    private static final Set<String> CLAUSE_CONTRACTIONS = words(
            "i'm we're they're he's she's it's i've we've i'll we'll they'll i'd we'd that's there's here's let's");

    private static final Set<String> OBJECTS = words("us me him them it");

    private static final Set<String> SUBJECTS = words("i we he she they");

    private static final Set<String> RESTARTS = words("okay ok anyway alright thanks");

    /** What follows these belongs to them: "I know what happened". */
    private static final Set<String> HOLD_WHAT_FOLLOWS = words(
            """
            know knew knows known tell told tells see saw seen understand understood remember wonder wondering ask asked asks \
            say said explain show shows showed learn learned find found sure decide figure me us him her them about of on from \
            with to by for in at into over after before through as like that is was what how why which who where when not exactly matter care guess imagine i you we they he she can could will would should may might must""");

    private static final Set<String> BEGIN_QUESTIONS = Questions.beginnings();

    private static final Set<String> MAY_BEGIN = Stream.of(
                    BEGIN_QUESTIONS, JOINS, RESTARTS, PRONOUNS, CLAUSES, CLAUSE_CONTRACTIONS)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private final String content;
    private final List<Word> words;
    private final List<Sentence> sentences = new ArrayList<>();

    private SentenceCutter(String content, List<Word> words) {
        this.content = content;
        this.words = words;
    }

    /** The sentences of a message, none of them empty. */
    static List<Sentence> cut(String content, List<Word> words) {
        SentenceCutter cutter = new SentenceCutter(content, words);
        boolean marked = isMarked(words);
        int from = 0;
        boolean onlyOpeners = true;
        for (int i = 1; i <= words.size(); i++) {
            onlyOpeners &= OPENERS.contains(words.get(i - 1).norm());
            if (i == words.size()
                    || endsAfter(words.get(i - 1), words.get(i))
                    || !marked && !onlyOpeners && cutter.beginsAt(i, from)) {
                cutter.add(from, i);
                from = i;
                onlyOpeners = true;
            }
        }
        return cutter.sentences;
    }

    private static boolean isMarked(List<Word> words) {
        for (Word word : words) {
            if (word.after().isPause()) {
                return true;
            }
        }
        return false;
    }

    /** Dots end a sentence only when a new one visibly begins; a pause before "I" is just a pause. */
    private static boolean endsAfter(Word word, Word next) {
        if (word.after() == SentenceBreak.ELLIPSIS) {
            return next.capitalised()
                    && !"i".equals(next.norm())
                    && !next.norm().startsWith("i'");
        }
        return word.after().endsSentence();
    }

    private boolean beginsAt(int i, int from) {
        String word = words.get(i).norm();
        if (!MAY_BEGIN.contains(word)) {
            return false;
        }
        String before = words.get(i - 1).norm();
        int said = i - from;
        if (said >= BEFORE_QUESTION && asks(i, from)) {
            return true;
        }
        if (words.size() - i < AFTER_CUT) {
            return false;
        }
        if (said >= BEFORE_PRONOUN && begins(word, before, said)) {
            return true;
        }
        String next = words.get(i + 1).norm();
        return RESTARTS.contains(word) && said >= AFTER_CUT + 1
                || JOINS.contains(word)
                        && (said >= BEFORE_PRONOUN && PRONOUNS.contains(next) && !PRONOUNS.contains(before)
                                || said >= BEFORE_CLAUSE && CLAUSES.contains(next));
    }

    /** "… leave us | we'll call", and, once much was said, before whatever a clause may begin with. */
    private static boolean begins(String word, String before, int said) {
        boolean afterObject = OBJECTS.contains(before);
        boolean afterMeaning = !FunctionWords.contains(before) && !HOLD_WHAT_FOLLOWS.contains(before);
        return CLAUSE_CONTRACTIONS.contains(word) && (afterObject || afterMeaning)
                || said >= MUCH_SAID
                        && (afterMeaning && (PRONOUNS.contains(word) || JOINS.contains(word) || CLAUSES.contains(word))
                                || afterObject && SUBJECTS.contains(word));
    }

    private boolean asks(int i, int from) {
        String before = words.get(i - 1).norm();
        if (!BEGIN_QUESTIONS.contains(words.get(i).norm())
                || Questions.at(words, i) == Questions.Kind.NONE
                || Questions.isJoined(before)) {
            return false;
        }
        if (Questions.isInvertedAfterWord(words, i)) {
            return true;
        }
        boolean held = HOLD_WHAT_FOLLOWS.contains(before);
        if (Questions.isQuestionWord(words.get(i).norm())) {
            return !held;
        }
        return !held
                && "you".equals(words.get(i + 1).norm())
                && !isInQuestion(Math.max(from, i - QUESTION_START_WORDS), i);
    }

    private boolean isInQuestion(int from, int to) {
        for (int i = from; i < to; i++) {
            if (Questions.isQuestionWord(words.get(i).norm())) {
                return true;
            }
        }
        return false;
    }

    private void add(int from, int to) {
        Word last = words.get(to - 1);
        int end = last.end();
        if (end < content.length() && (content.charAt(end) == '?' || content.charAt(end) == '!')) {
            end++;
        }
        sentences.add(new Sentence(from, to, words.get(from).start(), end, last.after()));
    }

    private static Set<String> words(String list) {
        return Set.copyOf(List.of(list.split("\\s+")));
    }
}
