package io.coachup.acceptance.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The images' descriptions fit what the build makes and what the manifests expect. */
class DockerfileTest {

    private static final String JVM = "Dockerfile.jvm";
    private static final String NATIVE = "Dockerfile.native";
    private static final Pattern BASE = Pattern.compile("(docker\\.io|quay\\.io)/[\\w./-]+:[\\w.-]+( AS build)?");

    @ParameterizedTest
    @ValueSource(strings = {JVM, NATIVE})
    void oneFileServesEveryService(String file) {
        Dockerfile docker = Dockerfile.named(file);

        assertThat(docker.all("ARG").stream().map(argument -> argument.replaceAll("=.*", "")))
                .contains("SERVICE")
                .isSubsetOf("SERVICE", "VERSION", "REVISION", "CREATED");
        assertThat(docker.all("RUN").getFirst()).contains("./mvnw", "-pl \"$SERVICE\"", "-am");
        assertThat(ServiceSettings.services()).hasSize(4).allSatisfy(service -> assertThat(docker.instructions())
                .noneMatch(instruction -> instruction.arguments().contains(service)));
    }

    @ParameterizedTest
    @ValueSource(strings = {JVM, NATIVE})
    void everythingTheBuildNeedsIsInItsContext(String file) {
        assertThat(Dockerfile.named(file).all("COPY").getFirst()).isEqualTo(". .");

        List<String> kept = ServiceSettings.read(ServiceSettings.ROOT.resolve(".dockerignore"))
                .lines()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1))
                .toList();
        assertThat(kept)
                .contains(
                        "pom.xml",
                        "mvnw",
                        ".mvn",
                        "coachup",
                        "common",
                        "http",
                        "llm",
                        "skills-api",
                        "deploy/local",
                        "testing",
                        "deploy/*/pom.xml")
                .containsAll(ServiceSettings.services());
        assertThat(kept).filteredOn(path -> !path.contains("*")).allSatisfy(path -> assertThat(
                        ServiceSettings.ROOT.resolve(path))
                .exists());
    }

    @ParameterizedTest
    @ValueSource(strings = {JVM, NATIVE})
    void theImageRunsAsANumberedUserAndTheProcessGetsTheSignals(String file) throws Exception {
        Dockerfile image = Dockerfile.named(file).lastStage();

        assertThat(image.all("USER")).containsExactly("10001:10001");
        assertThat(image.instructions().getLast().name()).isEqualTo("ENTRYPOINT");
        String[] command = new ObjectMapper().readValue(image.all("ENTRYPOINT").getFirst(), String[].class);
        assertThat(command[0]).isIn("java", "./service");
        assertThat(image.all("CMD")).isEmpty();
        assertThat(Dockerfile.named(file).all("FROM")).allMatch(BASE.asMatchPredicate());
    }

    @ParameterizedTest
    @ValueSource(strings = {JVM, NATIVE})
    void itsPortsAreThoseOfTheManifests(String file) {
        Dockerfile image = Dockerfile.named(file).lastStage();
        Map<String, String> settings = Arrays.stream(image.all("ENV").getFirst().split("\\s+"))
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));

        assertThat(settings).isEqualTo(Map.of("HTTP_HOST", "0.0.0.0", "PORT", "8080", "MANAGEMENT_PORT", "9080"));
        assertThat(image.all("EXPOSE")).containsExactly("8080 9080");
        assertThat(ServiceSettings.services()).allSatisfy(service -> assertThat(ServiceSettings.of(service))
                .containsKeys("HTTP_HOST", "PORT", "MANAGEMENT_PORT"));
        assertThat(ServiceSettings.read(ServiceSettings.ROOT.resolve("k8s/base/pod/pod.yaml"))
                        .lines()
                        .filter(line -> line.contains("containerPort:")))
                .extracting(line -> line.replaceAll("\\D", ""))
                .containsExactly("8080", "9080");
    }

    @ParameterizedTest
    @ValueSource(strings = {JVM, NATIVE})
    void theImageSaysWhatItIs(String file) {
        Dockerfile image = Dockerfile.named(file).lastStage();

        assertThat(image.all("LABEL")).singleElement().asString().contains("\"${SERVICE} of the speech coach");
        assertThat(Pattern.compile("org\\.opencontainers\\.image\\.(\\w+)=\"")
                        .matcher(image.all("LABEL").getFirst())
                        .results()
                        .map(match -> match.group(1)))
                .containsExactly("title", "description", "vendor", "version", "revision", "created");
        List<String> known = image.all("ARG").stream()
                .map(argument -> argument.replaceAll("=.*", ""))
                .toList();
        assertThat(Pattern.compile("\\$\\{(\\w+)}")
                        .matcher(image.all("LABEL").getFirst())
                        .results()
                        .map(match -> match.group(1)))
                .isSubsetOf(known);
    }

    @Test
    void theJvmImageTakesWhatTheBuildPackages() throws Exception {
        Dockerfile docker = Dockerfile.named(JVM);
        assertThat(docker.all("RUN").getFirst()).contains("-Dquarkus.package.jar.type=aot-jar");
        assertThat(docker.lastStage().all("COPY"))
                .containsExactly("--from=build /src/${SERVICE}/target/quarkus-app/ ./");

        for (String service : ServiceSettings.services()) {
            Path target = ServiceSettings.ROOT.resolve(service).resolve("target");
            Properties built = new Properties();
            built.load(new StringReader(ServiceSettings.read(target.resolve("quarkus-artifact.properties"))));
            assertThat(built.getProperty("path")).isEqualTo("quarkus-app/quarkus-run.jar");
            assertThat(Files.exists(target.resolve(built.getProperty("path")))).isTrue();
        }
    }

    @Test
    void theAotCacheIsMadeWithTheFlagsItIsUsedWith() throws Exception {
        Dockerfile image = Dockerfile.named(JVM).lastStage();
        List<String> used =
                List.of(new ObjectMapper().readValue(image.all("ENTRYPOINT").getFirst(), String[].class));
        String training = image.all("RUN").getFirst();

        assertThat(training).contains("-XX:AOTCacheOutput=app.aot", "test -s app.aot");
        assertThat(used).contains("-XX:AOTCache=app.aot");
        assertThat(used.stream().filter(flag -> flag.startsWith("--") || flag.matches("-XX:\\+Use\\w+GC")))
                .hasSize(3)
                .allMatch(training::contains);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CLERK_ENABLED", "SERVICE_SHARED_SECRET", "USE_SQS"})
    void theTrainingRunsSettingsAreRead(String variable) {
        assertThat(Dockerfile.named(JVM).all("RUN").getLast()).contains(variable + "=");
        assertThat(ServiceSettings.of("skills-service")).containsKey(variable);
    }

    @Test
    void theNativeImageTakesTheExecutable() {
        Dockerfile docker = Dockerfile.named(NATIVE);

        assertThat(docker.all("RUN")).singleElement().asString().contains("-Dnative");
        assertThat(docker.lastStage().all("COPY"))
                .containsExactly("--from=build /src/${SERVICE}/target/*-runner ./service");
        assertThat(docker.lastStage().all("ENTRYPOINT").getFirst()).startsWith("[\"./service\"");
    }
}
