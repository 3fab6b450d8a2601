package io.coachup.worker.scoring.speech;

import java.util.List;

/**
 * One message of the speaker, cut into words and sentences.
 *
 * @param content the message as it was said
 * @param words its words
 * @param sentences its sentences, none of them empty
 * @param heard what the coach said directly before, empty when nothing
 */
public record SpeakerTurn(String content, List<Word> words, List<Sentence> sentences, HeardWords heard) {

    /** The words of one sentence. */
    public List<Word> wordsOf(Sentence sentence) {
        return words.subList(sentence.from(), sentence.to());
    }
}
