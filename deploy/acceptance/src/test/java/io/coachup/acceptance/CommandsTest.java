package io.coachup.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The commands that the README shows, against a running suite. */
class CommandsTest {

    private final Suite suite = Suite.shared();

    @Test
    void tokenPrintsATokenThatOpensTheChat() {
        List<String> lines = suite.coachup("token", "ada").lines().toList();

        assertThat(lines.getLast()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
        assertThat(Client.withToken(suite, lines.getLast())
                        .get("/api/v1/skills/tracked")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void demoShowsReplyAssessmentQuotesAndLevels() {
        String shown = suite.coachup("demo", "--conversation", "excellent");

        assertThat(shown)
                .contains("Clarity & Eloquence: level 10")
                .contains("feedback: ", "said: Please approve 12,000 by Friday for the first three months")
                .containsPattern("Levels now\\s+clarity_eloquence: 1");
    }

    @Test
    void helpNamesEveryCommand() {
        assertThat(suite.coachup("help")).contains("up ", "stack ", "dev ", "test ", "token ", "demo ");
    }
}
