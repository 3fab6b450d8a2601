package io.coachup.common.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecondsTest {

    private final Seconds seconds = new Seconds();

    @ParameterizedTest
    @CsvSource({
        "2, 2000",
        "2.0, 2000",
        "0, 0",
        "0.5, 500",
        ".5, 500",
        "' 15 ', 15000",
        "0.0004, 0",
        "0.0006, 1",
        "1e2, 100000",
        "-1, -1000",
        "500ms, 500",
        "2s, 2000",
        "1M, 60000",
        "1h, 3600000"
    })
    void aPlainNumberIsSecondsAndAUnitIsUnderstood(String value, long ms) {
        assertThat(seconds.convert(value)).isEqualTo(Duration.ofMillis(ms));
    }

    @Test
    void whatIsLongerThanAHundredYearsIsAHundredYears() {
        assertThat(seconds.convert("1e300")).isEqualTo(seconds.convert("3155760000"));
        assertThat(seconds.convert("1e300").toDays()).isEqualTo(36_525);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "soon", "NaN", "2 s", "1.5m", "1d", "2f", "0x1p3", "Infinity", "--1", ".", "1e", "1s1s"})
    void nothingElseIsATime(String value) {
        assertThatThrownBy(() -> seconds.convert(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("A time must be a number of seconds");
    }
}
