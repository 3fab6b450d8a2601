package io.coachup.acceptance.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a service ends, its standard output holds JSON lines only; what the JVM prints itself is on standard error. */
class JsonOnlyTest {

    private static final Path JAR = Path.of("..", "..", "gateway-service/target/quarkus-app/quarkus-run.jar");
    private static final int WAIT_SECONDS = 60;

    @TempDir
    Path folder;

    @Test
    void settingsThatAreRefusedAreJsonLines() throws Exception {
        int code = run(Map.of("APP_ENV", "production"), "-Xmx128m");

        assertThat(code).isEqualTo(1);
        assertThat(messages())
                .anyMatch(message -> message.startsWith("CLERK_ISSUER_URL is not set"))
                .anyMatch(message -> message.startsWith("LOG_HASH_SALT is not set"));
        assertThat(Files.readString(errors())).isEmpty();
    }

    @Test
    void aSettingThatIsNoNumberIsAJsonLine() throws Exception {
        int code = run(Map.of("PORT", "abc"), "-Xmx128m");

        assertThat(code).isEqualTo(1);
        assertThat(messages()).anyMatch(message -> message.contains("quarkus.http.port"));
        assertThat(Files.readString(errors())).isEmpty();
    }

    @Test
    void theJvmsOwnWordsAreOnStandardError() throws Exception {
        int code = run(Map.of(), "-Xmx8m");

        assertThat(code).isEqualTo(3);
        messages();
        assertThat(Files.readString(errors())).contains("java.lang.OutOfMemoryError");
    }

    private int run(Map<String, String> settings, String heap) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        heap,
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:+DisplayVMOutputToStderr",
                        "-Xlog:disable",
                        "-Xlog:all=warning:stderr",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-jar",
                        JAR.toString())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(errors().toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("CLERK_") || name.startsWith("JAVA_TOOL"));
        builder.environment().putAll(Map.of("HTTP_HOST", "127.0.0.1", "PORT", "0", "MANAGEMENT_PORT", "0"));
        builder.environment().putAll(settings);
        Process process = builder.start();
        assertThat(process.waitFor(WAIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private Path errors() {
        return folder.resolve("err");
    }

    private List<String> messages() throws IOException {
        List<String> messages = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("out"))) {
            messages.add(ObservedSuite.json(line).path("message").asText());
        }
        return messages;
    }
}
