package io.coachup.worker.scoring.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.coachup.worker.scoring.speech.ParsedSpeech;
import io.coachup.worker.scoring.speech.Word;
import io.coachup.worker.scoring.transcript.JobTranscript;
import io.coachup.worker.scoring.transcript.TranscriptMessage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How phrases are read from resources, and found. */
class PhraseBookTest {

    private final PhraseBook book = PhraseBook.read("scoring/phrases.txt");

    @ParameterizedTest
    @CsvSource({
        "my dog runs, CHARACTER, 2",
        "our dog runs, CHARACTER, 2",
        "my cat runs, CHARACTER, 2",
        "our cat, CHARACTER, 2",
        "running away, OUTCOME, 1",
        "run away at last, OUTCOME, 4"
    })
    void alternativesAndBeginningsStandForTheirWords(String text, Signal signal, int end) {
        assertThat(book.startingAt(words(text), 0)).isEqualTo(Map.of(signal, end));
    }

    @ParameterizedTest
    @CsvSource({"a dog runs", "my bird", "ours dog", "away"})
    void nothingElseIsFound(String text) {
        assertThat(book.startingAt(words(text), 0)).isEmpty();
    }

    @Test
    void aFileThatIsNotAsItShouldBeIsNotPassedOver() {
        assertThatIllegalStateException()
                .isThrownBy(() -> PhraseBook.read("scoring/nowhere.txt"))
                .withMessage("The resource scoring/nowhere.txt is missing");
        assertThatIllegalStateException()
                .isThrownBy(() -> PhraseBook.read("scoring/phrases-without-signal.txt"))
                .withMessage("scoring/phrases-without-signal.txt has a phrase under no signal: my dog");
        assertThatIllegalArgumentException().isThrownBy(() -> PhraseBook.read("scoring/phrases-unknown-signal.txt"));
    }

    private static List<Word> words(String text) {
        return ParsedSpeech.of(JobTranscript.of(List.of(new TranscriptMessage("1", "user", text, 0))))
                .utterances()
                .getFirst()
                .words();
    }
}
