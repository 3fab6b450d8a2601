package io.coachup.worker.scoring.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.worker.scoring.transcript.JobTranscript;
import io.coachup.worker.scoring.transcript.TranscriptMessage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParsedSpeechTest {

    @Test
    void wordsKeepApostrophesNumbersAndMarksOfEveryScript() {
        assertThat(words("I’m sure: 12,000 café naïve żółć Größe 你好 don't 3.5%!"))
                .containsExactly("i'm", "sure", "12,000", "café", "naïve", "żółć", "größe", "你好", "don't", "3.5");
    }

    @Test
    void aWordKnowsItsPlaceInTheMessage() {
        String text = "It costs $40 — really.";
        Word price = utterance(text).words().get(2);

        assertThat(text.substring(price.start(), price.end())).isEqualTo("$40");
        assertThat(price.norm()).isEqualTo("40");
        assertThat(price.after()).isEqualTo(SentenceBreak.DASH);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "One. Two! Three?|3",
                "Dr. Gray came at 6 a.m. on Monday.|1",
                "It costs 3.50 today.|1",
                "Um... I mean... yes.|1",
                "We waited... Then it rang.|2",
                "No sign at all|1",
                "\"Go.\" She went.|2"
            })
    void sentencesEndWhereTheyAreHeardToEnd(String text, int sentences) {
        assertThat(utterance(text).sentences()).hasSize(sentences);
    }

    @Test
    void aSentenceIsAPieceOfTheMessageWithItsQuestionMark() {
        String text = "  Well,  what now? Nothing. ";
        Sentence first = utterance(text).sentences().getFirst();

        assertThat(text.substring(first.start(), first.end())).isEqualTo("Well,  what now?");
        assertThat(first.close()).isEqualTo(SentenceBreak.QUESTION);
    }

    @Test
    void onlyTheCoachsMessageDirectlyBeforeIsHeard() {
        ParsedSpeech speech = ParsedSpeech.of(JobTranscript.of(List.of(
                message("assistant", "The deliveries were delayed."),
                message("user", "Which delivery?"),
                message("user", "I see."))));

        assertThat(speech.utterances().get(0).heard().contains(word("delivery")))
                .isFalse();
        assertThat(speech.utterances().get(0).heard().contains(word("delaying")))
                .isTrue();
        assertThat(speech.utterances().get(0).heard().contains(word("were"))).isFalse();
        assertThat(speech.utterances().get(1).heard().isEmpty()).isTrue();
        assertThat(speech.wordCount()).isEqualTo(4);
    }

    private static Word word(String norm) {
        return new Word(norm, 0, norm.length(), false, SentenceBreak.SPACE);
    }

    private static List<String> words(String text) {
        return utterance(text).words().stream().map(Word::norm).toList();
    }

    private static SpeakerTurn utterance(String text) {
        return ParsedSpeech.of(JobTranscript.of(List.of(message("user", text))))
                .utterances()
                .getFirst();
    }

    private static TranscriptMessage message(String role, String content) {
        return new TranscriptMessage("m", role, content, 0);
    }
}
