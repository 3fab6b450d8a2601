package io.coachup.common.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.common.hashing.LogHash;
import org.junit.jupiter.api.Test;

class LoggedJobTest {

    private final LogHash hash = new LogHash("salt");

    @Test
    void aLineNamesTheJobInTheSpecificationsFieldsAndOrder() {
        LogEvent line = new LoggedJob("r-1", "skill", "key", "group").event("assessments_enqueue", hash);

        assertThat(line.fields().keySet())
                .containsExactly("event", "requestId", "trackedSkillIdHash", "sessionId", "groupId");
        assertThat(line.fields().values())
                .containsExactly(
                        "assessments_enqueue",
                        "r-1",
                        hash.trackedSkill("skill"),
                        hash.session("key"),
                        hash.group("group"));
    }

    @Test
    void noIdOfAPersonIsInItAsItIs() {
        LogEvent line = new LoggedJob("r-1", "skill", "key", "group").event("assessments_retry", hash);

        assertThat(line.fields().values()).doesNotContain("skill", "key", "group");
    }
}
