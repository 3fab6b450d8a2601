package io.coachup.common.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimestampsTest {

    @ParameterizedTest
    @CsvSource({
        "2025-08-19T13:59:12.345Z, 2025-08-19T13:59:12.345Z",
        "2025-08-19T13:59:12Z, 2025-08-19T13:59:12.000Z",
        "2025-12-31T23:59:59.999999999Z, 2025-12-31T23:59:59.999Z",
        "2024-02-29T00:00:00.007Z, 2024-02-29T00:00:00.007Z"
    })
    void aMomentHasThreeDigitsOfASecond(Instant moment, String text) {
        assertThat(new Timestamps().of(moment)).isEqualTo(text);
    }

    @Test
    void momentsOfOtherSecondsAreNotMixedUp() {
        Timestamps timestamps = new Timestamps();
        Instant first = Instant.parse("2025-08-19T13:59:12.345Z");

        timestamps.of(first);

        assertThat(timestamps.of(first.plusMillis(1000))).isEqualTo("2025-08-19T13:59:13.345Z");
        assertThat(timestamps.of(first.plusMillis(1))).isEqualTo("2025-08-19T13:59:12.346Z");
    }
}
