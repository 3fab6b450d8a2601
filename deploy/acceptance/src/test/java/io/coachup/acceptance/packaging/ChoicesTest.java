package io.coachup.acceptance.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every overlay, and every component alone, everything, and everything but one: built, valid, and as strict as the base. */
class ChoicesTest {

    private static final Set<String> SECRETS =
            Set.of("coachup-secrets", "coachup-tls", "postgresql-app", "postgresql-ca");

    private static Map<Choice, Manifests> built;

    @BeforeAll
    static void build() {
        built = Stream.concat(Choice.overlays().stream(), Choice.combinations().stream())
                .parallel()
                .collect(Collectors.toMap(Function.identity(), Choice::manifests));
    }

    @Test
    void allAreThereAndHaveEveryService() {
        assertThat(built.keySet()).extracting(Choice::overlay).contains("local", "staging", "production");
        assertThat(built).hasSizeGreaterThan(18);
        built.forEach((choice, manifests) -> assertThat(manifests.of(Deployment.class))
                .as(choice.toString())
                .extracting(deployment -> deployment.getMetadata().getName())
                .containsAll(ServiceSettings.services()));
    }

    @Test
    void podsKeepToThePolicy() {
        built.forEach((choice, manifests) -> assertThat(PodPolicy.violations(manifests))
                .as(choice.toString())
                .isEmpty());
    }

    @Test
    void policiesAllowExactlyTheFlowsThatAreDocumented() {
        built.forEach((choice, manifests) ->
                assertThat(Flows.allowed(manifests)).as(choice.toString()).isEqualTo(Flow.stated(choice.flowTables())));
    }

    @Test
    void nothingTheyReferToIsMissing() {
        built.forEach((choice, manifests) -> assertThat(References.dangling(manifests, SECRETS, Set.of("postgresql")))
                .as(choice.toString())
                .isEmpty());
    }

    @Test
    void everyPartSaysWhatItIsFor() {
        assertThat(Choice.everything().components())
                .extracting(name -> ServiceSettings.ROOT.resolve("k8s/components/" + name + "/README.md"))
                .allSatisfy(readme -> {
                    assertThat(readme).exists();
                    assertThat(Files.readString(readme).lines().count()).isBetween(5L, 25L);
                });
    }
}
