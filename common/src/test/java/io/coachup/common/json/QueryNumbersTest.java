package io.coachup.common.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryNumbersTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "null, 20",
                "'', 20",
                "abc, 20",
                "NaN, 20",
                "0, 1",
                "-3, 1",
                "7, 7",
                "7.9, 7",
                "1e9, 100",
                "Infinity, 100"
            })
    void numbersAreTruncatedAndClamped(String value, int expected) {
        assertThat(QueryNumbers.clamped(value, 20, 100)).isEqualTo(expected);
    }
}
