package io.coachup.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoundsTest {

    @Test
    void oneBadRoundDoesNotMoveTheMedian() {
        Rounds rounds = new Rounds();
        rounds.add(2);
        rounds.add(250);
        rounds.add(3);

        assertThat(rounds.median()).isEqualTo(3);
        assertThat(rounds.text(1)).isEqualTo("3.0 [2.0–250.0]");
    }

    @Test
    void anEvenNumberOfRoundsHasItsMedianInBetween() {
        Rounds rounds = new Rounds();
        rounds.add(1);
        rounds.add(2);

        assertThat(rounds.median()).isEqualTo(1.5);
    }
}
