package io.coachup.worker.scoring.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.worker.scoring.speech.ParsedSpeech;
import io.coachup.worker.scoring.transcript.JobTranscript;
import io.coachup.worker.scoring.transcript.TranscriptMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must and must not be heard in what people say; {@code heard.txt} is where the next oddity is added. */
class HeardTest {

    /**
     * A row of the table.
     *
     * @param half which half of the table, see there
     * @param said what is said
     * @param must what must be heard in it
     * @param mustNot what must not
     */
    record Row(String half, String said, Set<Signal> must, Set<Signal> mustNot) {}

    static Stream<Row> rows() throws IOException {
        try (BufferedReader table = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(HeardTest.class.getResourceAsStream("/scoring/heard.txt")),
                StandardCharsets.UTF_8))) {
            return table
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(HeardTest::row)
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whatIsSaidIsHeardForWhatItIs(Row row) {
        assertThat(heardIn(row.said())).containsAll(row.must()).doesNotContainAnyElementsOf(never(row));
    }

    private static List<Signal> never(Row row) {
        return row.mustNot().isEmpty() ? List.of(Signal.JARGON) : List.copyOf(row.mustNot());
    }

    static Set<Signal> heardIn(String said) {
        Observations heard = new SpeechObserver()
                .observe(ParsedSpeech.of(JobTranscript.of(List.of(new TranscriptMessage("m", "user", said, 0)))));
        Set<Signal> signals = EnumSet.noneOf(Signal.class);
        for (Signal signal : Signal.values()) {
            if (heard.count(signal) > 0) {
                signals.add(signal);
            }
        }
        return signals;
    }

    private static Row row(String line) {
        List<String> columns = new ArrayList<>(List.of(line.split("\\|", -1)));
        columns.replaceAll(String::strip);
        return new Row(columns.get(0), columns.get(1), signals(columns.get(2)), signals(columns.get(3)));
    }

    private static Set<Signal> signals(String names) {
        return Stream.of(names.split(","))
                .filter(name -> !name.isBlank())
                .map(Signal::valueOf)
                .collect(Collectors.toSet());
    }
}
