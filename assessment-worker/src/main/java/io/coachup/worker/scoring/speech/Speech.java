package io.coachup.worker.scoring.speech;

import io.coachup.worker.scoring.transcript.Transcript;
import io.coachup.worker.scoring.transcript.TranscriptMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the speaker said, cut into words and sentences. The end of a message ends a sentence too, so speech without
 * punctuation is measured by its messages. What the coach said only tells what the speaker had heard.
 *
 * @param utterances the speaker's messages that have words, oldest first
 */
public record Speech(List<Utterance> utterances) {

    private static final int MAX_COUNTS_PER_WORD = 5;

    public Speech {
        utterances = List.copyOf(utterances);
    }

    /** Reads a transcript in time linear in its length. */
    public static Speech of(Transcript transcript) {
        List<Utterance> utterances = new ArrayList<>();
        HeardWords heard = HeardWords.NONE;
        for (TranscriptMessage message : transcript.messages()) {
            if (message.isCoach()) {
                heard = HeardWords.of(Tokenizer.words(message.content()));
            } else if (message.isSpeaker()) {
                List<Word> words = Tokenizer.words(message.content());
                if (!words.isEmpty()) {
                    utterances.add(new Utterance(message.content(), words, sentences(message.content(), words), heard));
                }
                heard = HeardWords.NONE;
            }
        }
        return new Speech(utterances);
    }

    /** Number of words the speaker said. */
    public int wordCount() {
        return utterances.stream().mapToInt(u -> u.words().size()).sum();
    }

    /**
     * How many words an assessment can go by: each different word counts at most {@value #MAX_COUNTS_PER_WORD} times, so the
     * same words over and over are no more evidence than saying them a few times.
     */
    public int evidenceWords() {
        Map<String, Integer> counts = new HashMap<>();
        int evidence = 0;
        for (Utterance utterance : utterances) {
            for (Word word : utterance.words()) {
                if (counts.merge(word.norm(), 1, Integer::sum) <= MAX_COUNTS_PER_WORD) {
                    evidence++;
                }
            }
        }
        return evidence;
    }

    private static List<Sentence> sentences(String content, List<Word> words) {
        List<Sentence> sentences = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < words.size(); i++) {
            if (i + 1 == words.size() || endsAfter(words.get(i), words.get(i + 1))) {
                sentences.add(sentence(content, words, from, i + 1));
                from = i + 1;
            }
        }
        return sentences;
    }

    /** Dots end a sentence only when a new one visibly begins; a pause before "I" is just a pause. */
    private static boolean endsAfter(Word word, Word next) {
        if (word.after() == Break.ELLIPSIS) {
            return next.capitalised()
                    && !"i".equals(next.norm())
                    && !next.norm().startsWith("i'");
        }
        return word.after().endsSentence();
    }

    private static Sentence sentence(String content, List<Word> words, int from, int to) {
        Word last = words.get(to - 1);
        int end = last.end();
        if (end < content.length() && (content.charAt(end) == '?' || content.charAt(end) == '!')) {
            end++;
        }
        return new Sentence(from, to, words.get(from).start(), end, last.after());
    }
}
