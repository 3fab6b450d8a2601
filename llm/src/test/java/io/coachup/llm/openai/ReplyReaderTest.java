package io.coachup.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.llm.LlmException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of answers, read in whatever pieces the network makes of them. */
class ReplyReaderTest {

    private final StringBuilder text = new StringBuilder();

    static Stream<AnswerCases.Row> answers() {
        return AnswerCases.all();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anAnswerMeansWhatItsRowSays(AnswerCases.Row row) {
        byte[] bytes = row.answer().getBytes(StandardCharsets.UTF_8);

        assertThat(read(bytes, bytes.length)).isEqualTo(row.text() + "|" + row.ending());
    }

    @ParameterizedTest
    @MethodSource("answers")
    void itMeansTheSameHoweverItIsSplit(AnswerCases.Row row) {
        byte[] bytes = row.answer().getBytes(StandardCharsets.UTF_8);
        String expected = row.text() + "|" + row.ending();

        assertThat(read(bytes, 1)).as("byte by byte").isEqualTo(expected);
        for (int at = 1; at < bytes.length; at++) {
            String read = readInTwo(bytes, at);
            if (!read.equals(expected)) {
                assertThat(read).as("split at " + at).isEqualTo(expected);
            }
        }
    }

    private String read(byte[] bytes, int step) {
        ReplyReader reader = reader();
        for (int from = 0; from < bytes.length; from += step) {
            reader.feed(bytes, from, Math.min(from + step, bytes.length));
        }
        return outcome(reader);
    }

    private String readInTwo(byte[] bytes, int at) {
        ReplyReader reader = reader();
        reader.feed(bytes, 0, at);
        reader.feed(bytes, at, bytes.length);
        return outcome(reader);
    }

    private ReplyReader reader() {
        text.setLength(0);
        return new ReplyReader(new ReplyReader.Listener() {
            @Override
            public void onText(String part) {
                assertThat(part).isNotEmpty();
                text.append(part);
            }

            @Override
            public void onLife(boolean working) {
                // When is not asked here.
            }
        });
    }

    private String outcome(ReplyReader reader) {
        reader.end();
        if (!reader.isFinished() && !reader.hasFailed()) {
            return text + "|cut";
        }
        reader.release();
        try {
            String ending = reader.ending().wireName();
            return text + "|" + ending;
        } catch (LlmException e) {
            return text + "|error";
        }
    }
}
