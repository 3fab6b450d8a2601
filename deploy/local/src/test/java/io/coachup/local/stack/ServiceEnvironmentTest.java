package io.coachup.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceEnvironmentTest {

    private static final Map<String, String> SECRETS = Map.of("SERVICE_SHARED_SECRET", "generated");

    @Test
    void leadsTheServicesToTheStandInsAndToEachOther() {
        Map<String, String> settings =
                ServiceEnvironment.of(Map.of("SKILLS_PORT", "7002", "SQS_PORT", "7003"), SECRETS);

        assertThat(settings)
                .containsEntry("SKILLS_PORT", "7002")
                .containsEntry("SKILLS_SERVICE_URL", "http://localhost:7002")
                .containsEntry("AWS_SQS_QUEUE_URL", "http://localhost:7003/000000000000/coach-up-assessments.fifo")
                .containsEntry("DATABASE_URL", "jdbc:postgresql://localhost:5433/coachup")
                .containsEntry("CLERK_ENABLED", "1")
                .containsEntry("HTTP_HOST", "127.0.0.1")
                .containsEntry("SERVICE_SHARED_SECRET", "generated");
    }

    @Test
    void letsTheUsersOwnValuesWin() {
        Map<String, String> user =
                Map.of("CLERK_ENABLED", "0", "SERVICE_SHARED_SECRET", "mine", "AI_PROVIDER_CHAT", "openai");

        Map<String, String> environment = ServiceEnvironment.complete(user, ServiceEnvironment.of(user, SECRETS));

        assertThat(environment)
                .containsEntry("CLERK_ENABLED", "0")
                .containsEntry("SERVICE_SHARED_SECRET", "mine")
                .containsEntry("AI_PROVIDER_CHAT", "openai");
    }

    @Test
    void speechIsRealWhereItsProgramsAreInstalled(@TempDir Path folder) throws IOException {
        Map<String, String> nothing = Map.of("PATH", folder.toString());
        assertThat(ServiceEnvironment.of(nothing, SECRETS))
                .containsEntry("TTS_PROVIDER", "mock")
                .containsEntry("STT_PROVIDER", "mock");

        install(folder, "flite");
        assertThat(ServiceEnvironment.of(nothing, SECRETS))
                .as("nothing that limits it is installed")
                .containsEntry("TTS_PROVIDER", "mock");

        install(folder, "prlimit");
        assertThat(ServiceEnvironment.of(nothing, SECRETS))
                .containsEntry("TTS_PROVIDER", "local")
                .containsEntry("STT_PROVIDER", "mock");
    }

    private static void install(Path folder, String program) throws IOException {
        assertThat(Files.createFile(folder.resolve(program)).toFile().setExecutable(true))
                .isTrue();
    }

    @Test
    void speechIsWhatTheUserChose() {
        assertThat(ServiceEnvironment.of(Map.of("STT_PROVIDER", "deepgram", "PATH", ""), SECRETS))
                .containsEntry("STT_PROVIDER", "deepgram");
        assertThat(ServiceEnvironment.of(Map.of("SPEECH_PROFILE", "openai"), SECRETS))
                .doesNotContainKeys("STT_PROVIDER", "TTS_PROVIDER");
    }

    @Test
    void keepsAPortForContainersAwayFromTheServices() {
        Map<String, String> user = Map.of("PORT", "3000", "MANAGEMENT_PORT", "3001");

        assertThat(ServiceEnvironment.complete(user, ServiceEnvironment.of(user, SECRETS)))
                .doesNotContainKeys("PORT", "MANAGEMENT_PORT");
    }

    @Test
    void writesPropertiesInWhichNothingIsAnExpression() throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(ServiceEnvironment.asProperties(Map.of("NAME", "a${b}\\c"))));

        assertThat(properties.getProperty("NAME")).isEqualTo("a\\${b}\\c");
    }

    @Test
    void refusesWhatIsNoPort() {
        assertThatThrownBy(() -> ServiceEnvironment.of(Map.of("S3_PORT", "many"), SECRETS))
                .hasMessage("S3_PORT must be a port number from 1 to 65535.");
    }
}
