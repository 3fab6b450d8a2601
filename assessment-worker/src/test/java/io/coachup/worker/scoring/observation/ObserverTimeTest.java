package io.coachup.worker.scoring.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.testing.CpuTime;
import io.coachup.worker.scoring.HostileTexts;
import io.coachup.worker.scoring.speech.ParsedSpeech;
import io.coachup.worker.scoring.transcript.JobTranscript;
import io.coachup.worker.scoring.transcript.TranscriptMessage;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that looks for something in what people say takes time linear in its length. */
class ObserverTimeTest {

    private static final Duration LIMIT = Duration.ofMillis(50);

    static Stream<String> texts() {
        return HostileTexts.all().keySet().stream();
    }

    @Test
    void thereIsNoOtherObserverThanThoseThatListen() {
        assertThat(new SpeechObserver().observers())
                .extracting(observer -> (Object) observer.getClass())
                .containsExactlyInAnyOrder((Object[]) Observer.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("texts")
    void theyAreFastWhateverIsSaid(String name) {
        String text = HostileTexts.all().get(name);
        JobTranscript transcript = JobTranscript.of(
                List.of(new TranscriptMessage("1", "assistant", text, 0), new TranscriptMessage("2", "user", text, 1)));
        ParsedSpeech speech = ParsedSpeech.of(transcript);
        SpeechObserver all = new SpeechObserver();

        JobTranscript said = JobTranscript.of(transcript.messages().subList(1, 2));
        assertThat(CpuTime.leastOf(() -> ParsedSpeech.of(said), LIMIT))
                .as("reading")
                .isLessThan(LIMIT);
        assertThat(CpuTime.leastOf(speech::isInEnglish, LIMIT)).as("language").isLessThan(LIMIT);
        Observations heard = new Observations(speech);
        for (Observer observer : all.observers()) {
            assertThat(CpuTime.leastOf(() -> SpeechObserver.listen(observer, speech, heard), LIMIT))
                    .as(observer.getClass().getSimpleName())
                    .isLessThan(LIMIT);
        }
    }
}
