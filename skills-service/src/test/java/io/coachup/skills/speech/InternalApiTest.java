package io.coachup.skills.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.skills.support.Written;
import io.coachup.skillsapi.speech.HeardTurn;
import io.coachup.skillsapi.speech.SpokenText;
import org.junit.jupiter.api.Test;

/** What speech-service writes is what is read. */
class InternalApiTest {

    @Test
    void aHeardTurnIsReadAsItWasWritten() {
        HeardTurn heard = new HeardTurn("s1", "m1", "g1", "Hello", 1_700_000_000_000L, 0.5, 1_200, 1_700_000_000_000L);

        assertThat(HeardTurnResource.read(Written.body(heard))).isEqualTo(heard);
    }

    @Test
    void aSpokenTextIsReadAsItWasWritten() {
        SpokenText spoken = new SpokenText("ada", "s1", 0.5, 1_700_000_000_000L);

        assertThat(SpokenTextResource.read(Written.body(spoken))).isEqualTo(spoken);
    }
}
