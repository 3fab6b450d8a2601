package io.coachup.acceptance.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.acceptance.Client;
import io.coachup.acceptance.Conversations;
import io.coachup.acceptance.ServiceProcess;
import io.coachup.acceptance.Suite;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** During a rolling update the last release runs on the next schema, and beside the next version of the other services. */
@Tag("long")
class UpgradeTest {

    @TempDir
    Path folder;

    @Test
    void theVersionBeforeServesOnTheSchemaOfThisOne() throws Exception {
        Clone before = Clone.into(folder.resolve("before"));
        before.git("checkout", "-q", versionBefore(before));
        Clone.Result built = before.run(
                "mvnw",
                "-B",
                "-ntp",
                "-q",
                "package",
                "-am",
                "-pl",
                "skills-service",
                "-Dmaven.test.skip=true",
                "-Dgates.skip=true");
        assertThat(built.exitCode()).as(built.output()).isZero();
        String port = Integer.toString(freePort());

        // The suite's own skills-service brings the schema up to date, and is not called.
        try (Suite suite = Suite.start("upgrade", Map.of("SKILLS_SERVICE_URL", "http://localhost:" + port));
                ServiceProcess old = new ServiceProcess(before.folder(), "skills-service", onPort(suite, port))) {
            assertThat(old.url()).endsWith(port);
            Client speaker = Client.of(suite, "upgrader");
            assertThat(speaker.post("/api/v1/skills/track", "skillId", "confidence")
                            .status())
                    .isEqualTo(200);

            String group =
                    speaker.converse("s-1", Conversations.all().getFirst().messages());

            JsonNode assessment = speaker.awaitAssessment("s-1", group);
            assertThat(assessment.path("latestGroupId").asText()).isEqualTo(group);
            assertThat(speaker.get("/api/v1/transcripts?sessionId=s-1").status())
                    .isEqualTo(200);
        }
    }

    /**
     * The last release, which isn't this very commit: that is tagged when its own tests run. As long as nothing else is
     * released there is nothing to upgrade from but this version.
     */
    private static String versionBefore(Clone clone) {
        return clone.git("tag", "--list", "v*", "--merged", "HEAD", "--no-contains", "HEAD", "--sort=-v:refname")
                .lines()
                .findFirst()
                .orElse("HEAD");
    }

    private static Map<String, String> onPort(Suite suite, String port) {
        Map<String, String> settings = new HashMap<>(suite.settings());
        settings.put("PORT", port);
        return settings;
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
