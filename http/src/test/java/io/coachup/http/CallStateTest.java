package io.coachup.http;

import static io.coachup.http.CallState.ACTIVE;
import static io.coachup.http.CallState.CONNECTING;
import static io.coachup.http.CallState.OVER;
import static io.coachup.http.CallState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallStateTest {

    @ParameterizedTest
    @CsvSource({"WAITING, CONNECTING", "CONNECTING, CONNECTING", "ACTIVE, ACTIVE", "OVER, OVER"})
    void aPlaceIsGrantedToWhatWaits(CallState before, CallState after) {
        assertThat(before.granted()).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({"WAITING, WAITING", "CONNECTING, ACTIVE", "ACTIVE, ACTIVE", "OVER, OVER"})
    void aConnectionIsGivenToWhatHasAPlace(CallState before, CallState after) {
        assertThat(before.connected()).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({"WAITING, WAITING", "CONNECTING, CONNECTING", "ACTIVE, CONNECTING", "OVER, OVER"})
    void whatWasNotAnsweredWaitsForAnotherConnection(CallState before, CallState after) {
        assertThat(before.unanswered()).isEqualTo(after);
    }

    @Test
    void aPlaceIsHeldFromItsGrantToTheEnd() {
        assertThat(WAITING.hasPlace()).isFalse();
        assertThat(CONNECTING.hasPlace()).isTrue();
        assertThat(ACTIVE.hasPlace()).isTrue();
        assertThat(OVER.hasPlace()).isFalse();
    }
}
