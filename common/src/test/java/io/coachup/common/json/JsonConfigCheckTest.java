package io.coachup.common.json;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonConfigCheckTest {

    @Test
    void theDefaultsMakeSense() {
        assertThatCode(() -> check(262_144, 32_768)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, JSON_MAX_BODY_BYTES must be at least 1.",
        "262144, 0, MESSAGE_MAX_BYTES must be between 1 and JSON_MAX_BODY_BYTES.",
        "262144, 262145, MESSAGE_MAX_BYTES must be between 1 and JSON_MAX_BODY_BYTES.",
    })
    void limitsThatLetNothingInStopTheStart(int body, int message, String sentence) {
        assertThatThrownBy(() -> check(body, message)).hasMessage(sentence);
    }

    private static void check(int body, int message) {
        new JsonConfigCheck(() -> body, () -> message).check(new StartupEvent());
    }
}
