package io.coachup.common.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonConfigCheckTest {

    @Test
    void theDefaultsMakeSense() {
        assertThat(problems(262_144, 32_768)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, JSON_MAX_BODY_BYTES must be at least 1.",
        "262144, 0, MESSAGE_MAX_BYTES must be between 1 and JSON_MAX_BODY_BYTES.",
        "262144, 262145, MESSAGE_MAX_BYTES must be between 1 and JSON_MAX_BODY_BYTES.",
    })
    void limitsThatLetNothingInStopTheStart(int body, int message, String sentence) {
        assertThat(problems(body, message)).first().isEqualTo(sentence);
    }

    private static List<String> problems(int body, int message) {
        return new JsonConfigCheck(() -> body, () -> message).problems();
    }
}
