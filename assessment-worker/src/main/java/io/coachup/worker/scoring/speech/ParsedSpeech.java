package io.coachup.worker.scoring.speech;

import io.coachup.worker.scoring.transcript.JobTranscript;
import io.coachup.worker.scoring.transcript.TranscriptMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the speaker said, cut into words and sentences; the end of a message ends a sentence, too. What the coach said only
 * tells what the speaker had heard. A job reads its conversation once, and all that assess it share what was read.
 *
 * @param transcript the conversation that was read
 * @param utterances the speaker's messages that have words, oldest first
 */
public record ParsedSpeech(JobTranscript transcript, List<SpeakerTurn> utterances) {

    private static final int MAX_COUNTS_PER_WORD = 5;

    public ParsedSpeech {
        utterances = List.copyOf(utterances);
    }

    /** Reads a transcript in time linear in its length. */
    public static ParsedSpeech of(JobTranscript transcript) {
        List<SpeakerTurn> utterances = new ArrayList<>();
        HeardWords heard = HeardWords.NONE;
        for (TranscriptMessage message : transcript.messages()) {
            if (message.isCoach()) {
                heard = HeardWords.of(Tokenizer.words(message.content()));
            } else if (message.isSpeaker()) {
                List<Word> words = Tokenizer.words(message.content());
                if (!words.isEmpty()) {
                    utterances.add(new SpeakerTurn(
                            message.content(), words, SentenceCutter.cut(message.content(), words), heard));
                }
                heard = HeardWords.NONE;
            }
        }
        return new ParsedSpeech(transcript, utterances);
    }

    /** True when most of it is in English, which there are rules for, or when there are no words. */
    public boolean isInEnglish() {
        List<Word> all = utterances.stream().flatMap(u -> u.words().stream()).toList();
        return all.isEmpty() || English.isSpokenIn(all) && inEnglish().wordCount() * 2 >= all.size();
    }

    /** The messages that are not certainly in another language. */
    public ParsedSpeech inEnglish() {
        return new ParsedSpeech(
                transcript,
                utterances.stream()
                        .filter(utterance -> !English.isCertainlyNotIn(utterance.words()))
                        .toList());
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
        for (SpeakerTurn utterance : utterances) {
            for (Word word : utterance.words()) {
                if (counts.merge(word.norm(), 1, Integer::sum) <= MAX_COUNTS_PER_WORD) {
                    evidence++;
                }
            }
        }
        return evidence;
    }
}
