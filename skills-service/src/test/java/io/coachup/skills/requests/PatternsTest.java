package io.coachup.skills.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.common.json.Texts;
import io.coachup.skills.session.Session;
import io.coachup.testing.LinearPatterns;
import org.junit.jupiter.api.Test;

class PatternsTest {

    @Test
    void everyPatternTakesTimeInProportionToTheText() throws Exception {
        assertThat(LinearPatterns.requireIn(Session.class)).isPositive();
        assertThat(LinearPatterns.requireIn(Texts.class)).isPositive();
    }
}
