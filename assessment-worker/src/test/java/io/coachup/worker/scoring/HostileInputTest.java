package io.coachup.worker.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.coachup.worker.scoring.skill.SkillAssessment;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileInputTest {

    private static final int MEGABYTE = 1_000_000;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "um ",
                "um.",
                "I I ",
                "what? ",
                "you know what ",
                "i'm sorry that ",
                "w-w-",
                "...",
                "'",
                "1,",
                "so what if you could, um, maybe approve it by Friday. ",
                "é\u0301 ",
                "话。",
                "\uD83D",
                "“she said” ",
                "\n"
            })
    void aMegabyteOfAnythingIsMeasuredInSeconds(String piece) {
        String text = piece.repeat(MEGABYTE / piece.length());

        for (String skillId : new String[] {"clarity_eloquence", "active_listening"}) {
            SkillAssessment assessment =
                    assertTimeoutPreemptively(LIMIT, () -> Skills.measured(skillId, Conversations.said(text)));
            assertThat(assessment.level()).isBetween(0, 6);
            assertThat(assessment.feedback()).isNotEmpty();
        }
    }
}
