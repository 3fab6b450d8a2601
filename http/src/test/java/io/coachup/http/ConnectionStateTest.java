package io.coachup.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionStateTest {

    @ParameterizedTest
    @CsvSource({"IDLE, BUSY", "BUSY, BUSY", "PAUSED, PAUSED", "CLOSED, CLOSED"})
    void aRequestMakesItBusy(ConnectionState before, ConnectionState after) {
        assertThat(before.sent()).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({"IDLE, IDLE", "BUSY, PAUSED", "PAUSED, PAUSED", "CLOSED, CLOSED"})
    void onlyABusyOneIsPaused(ConnectionState before, ConnectionState after) {
        assertThat(before.paused()).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({"IDLE, IDLE", "BUSY, BUSY", "PAUSED, BUSY", "CLOSED, CLOSED"})
    void onlyAPausedOneIsResumed(ConnectionState before, ConnectionState after) {
        assertThat(before.resumed()).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({"IDLE, IDLE", "BUSY, IDLE", "PAUSED, IDLE", "CLOSED, CLOSED"})
    void theEndOfItsCallMakesItIdleUnlessItIsClosed(ConnectionState before, ConnectionState after) {
        assertThat(before.released()).isEqualTo(after);
    }
}
