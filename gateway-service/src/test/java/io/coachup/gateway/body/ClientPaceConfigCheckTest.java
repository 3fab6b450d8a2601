package io.coachup.gateway.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientPaceConfigCheckTest {

    @Test
    void aPaceThatCanBeKeptStopsNothing() {
        assertThat(new ClientPaceConfigCheck(pace(1, 1, 1)).problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "1, 0, 1", "1, 1, 0", "1, -5, 1"})
    void aPaceThatNobodyKeepsStopsTheStart(long bytes, long graceMs, long stallMs) {
        assertThat(new ClientPaceConfigCheck(pace(bytes, graceMs, stallMs)).problems())
                .containsExactly(
                        "CLIENT_MIN_BYTES_PER_SECOND must be at least 1, CLIENT_GRACE and CLIENT_STALL at least 1ms.");
    }

    private static ClientPaceConfig pace(long bytes, long graceMs, long stallMs) {
        return new ClientPaceConfig() {
            @Override
            public long minBytesPerSecond() {
                return bytes;
            }

            @Override
            public Duration grace() {
                return Duration.ofMillis(graceMs);
            }

            @Override
            public Duration stall() {
                return Duration.ofMillis(stallMs);
            }
        };
    }
}
