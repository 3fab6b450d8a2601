package io.coachup.acceptance.packaging;

import static io.coachup.acceptance.packaging.ServiceSettings.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the components promise. */
class ComponentsTest {

    private static final Path MONITORING = ROOT.resolve("deploy/monitoring");
    private static final Path PROMETHEUS_RULE = ROOT.resolve("k8s/components/monitoring/prometheus-rule.yaml");

    private static Manifests everything;

    @BeforeAll
    static void build() {
        everything = Choice.everything().manifests();
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "staging", "production"})
    void everyVariableOfAnOverlayIsRead(String overlay) {
        Manifests manifests = Choice.overlay(overlay).manifests();

        assertThat(ServiceSettings.services())
                .map(name -> manifests.named(Deployment.class, name))
                .allSatisfy(deployment -> assertThat(
                                ServiceSettings.of(deployment.getMetadata().getName()))
                        .containsKeys(manifests.settings(deployment).keySet().toArray(new String[0])));
        assertThat(manifests.of(Secret.class)).isEmpty();
    }

    @Test
    void theRulesOfTheOperatorAreThoseOfPrometheus() throws IOException {
        String expected = prometheusRule();
        if (Boolean.getBoolean("coachup.write")) {
            Files.writeString(PROMETHEUS_RULE, expected);
        }

        assertThat(PROMETHEUS_RULE)
                .as("make it with: ./mvnw test -pl deploy/acceptance -Dtest=ComponentsTest -Dcoachup.write=true")
                .hasContent(expected);
    }

    /** The rule files one after the other, indented to where the operator wants them. */
    private static String prometheusRule() throws IOException {
        StringBuilder rule = new StringBuilder(
                """
                # deploy/monitoring/rules for the Prometheus operator; ComponentsTest says how to write it anew.
                apiVersion: monitoring.coreos.com/v1
                kind: PrometheusRule
                metadata:
                  name: coachup
                spec:
                  groups:
                """);
        for (Path file : files("rules")) {
            Files.readString(file)
                    .lines()
                    .filter(line -> !line.equals("groups:"))
                    .forEach(line ->
                            rule.append(line.isBlank() ? "" : "  " + line).append('\n'));
        }
        return rule.toString();
    }

    @Test
    void dashboardsAreTakenAsTheyAre() throws IOException {
        Map<String, String> taken =
                everything.named(ConfigMap.class, "coachup-dashboards").getData();

        for (Path file : files("grafana/dashboards")) {
            assertThat(taken).containsEntry(file.getFileName().toString(), Files.readString(file));
        }
        assertThat(taken).hasSize(files("grafana/dashboards").size());
    }

    @Test
    void prometheusScrapesEveryService() {
        PodMonitor monitor = everything.named(PodMonitor.class, "coachup");

        assertThat(ServiceSettings.services())
                .map(name -> everything.named(Deployment.class, name).getSpec().getTemplate())
                .allSatisfy(pod -> assertThat(pod.getMetadata().getLabels())
                        .containsAllEntriesOf(monitor.getSpec().getSelector().getMatchLabels()));
        assertThat(monitor.getSpec().getPodMetricsEndpoints()).singleElement().satisfies(endpoint -> {
            assertThat(endpoint.getPort()).isEqualTo("management");
            assertThat(endpoint.getPath()).isEqualTo("/metrics");
        });
    }

    @Test
    void autoscalersFindTheirDeploymentsAndOwnTheirReplicas() {
        List<String> scaled = new ArrayList<>();
        everything.of(HorizontalPodAutoscaler.class).forEach(autoscaler -> {
            scaled.add(autoscaler.getSpec().getScaleTargetRef().getName());
            assertThat(autoscaler.getSpec().getMinReplicas()).isGreaterThan(1);
            assertThat(autoscaler.getSpec().getMaxReplicas())
                    .isGreaterThan(autoscaler.getSpec().getMinReplicas());
        });
        everything
                .of(OperatorKinds.ScaledObject.class)
                .forEach(object -> scaled.add(object.spec().scaleTargetRef().name()));

        assertThat(scaled).containsExactlyInAnyOrderElementsOf(ServiceSettings.services());
        assertThat(everything.of(Deployment.class))
                .map(deployment -> deployment.getSpec().getReplicas())
                .containsOnlyNulls();
    }

    @ParameterizedTest
    @ValueSource(strings = {"production"})
    void theWorkersPodsFollowTheQueueThatItReads(String overlay) {
        Manifests manifests = Choice.overlay(overlay).manifests();
        Map<String, String> worker = manifests.settings(manifests.named(Deployment.class, "assessment-worker"));
        List<OperatorKinds.ScaledObject.Trigger> triggers = manifests
                .named(OperatorKinds.ScaledObject.class, "assessment-worker")
                .spec()
                .triggers();

        assertThat(triggers)
                .extracting(OperatorKinds.ScaledObject.Trigger::type)
                .containsExactly("aws-sqs-queue", "aws-cloudwatch");
        assertThat(triggers).allSatisfy(trigger -> {
            assertThat(trigger.metadata()).containsEntry("awsRegion", worker.get("AWS_REGION"));
            manifests.named(
                    OperatorKinds.TriggerAuthentication.class,
                    trigger.authenticationRef().name());
        });
        assertThat(worker).containsKey(triggers.getFirst().metadata().get("queueURLFromEnv"));
        assertThat(worker.get("AWS_SQS_QUEUE_URL"))
                .endsWith("/" + triggers.getLast().metadata().get("dimensionValue"));
    }

    @Test
    void theSecretIsTheOneThatServicesRead() {
        OperatorKinds.ExternalSecret secret =
                everything.of(OperatorKinds.ExternalSecret.class).getFirst();

        assertThat(secret.spec().target().name()).isEqualTo("coachup-secrets");
        OperatorKinds.SecretStore store = everything.named(
                OperatorKinds.SecretStore.class, secret.spec().secretStoreRef().name());
        everything.named(
                ServiceAccount.class,
                store.spec().provider().aws().auth().jwt().serviceAccountRef().name());
    }

    @Test
    void whoHasARoleHasNoKeys() {
        Set<String> roles = everything.of(ServiceAccount.class).stream()
                .filter(account -> account.getMetadata().getAnnotations().containsKey("eks.amazonaws.com/role-arn"))
                .map(account -> account.getMetadata().getName())
                .collect(Collectors.toSet());

        assertThat(roles)
                .containsExactlyInAnyOrder("speech-service", "skills-service", "assessment-worker", "coachup-secrets");
        assertThat(everything.of(Deployment.class))
                .flatMap(deployment -> Manifests.container(deployment).getEnv())
                .extracting(EnvVar::getName)
                .doesNotContain("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
                .contains("SERVICE_SHARED_SECRET", "OPENAI_API_KEY");
    }

    @Test
    void theRouteLeadsWhereTheIngressDoes() {
        HTTPRoute route = everything.named(HTTPRoute.class, "gateway-service");

        assertThat(route.getSpec().getRules()).singleElement().satisfies(rule -> {
            assertThat(rule.getTimeouts().getRequest()).isEqualTo("0s");
            assertThat(rule.getBackendRefs()).singleElement().satisfies(backend -> {
                assertThat(backend.getName()).isEqualTo("gateway-service");
                assertThat(backend.getPort()).isEqualTo(8080);
            });
        });
    }

    @Test
    void aDigestPinsAnImage() throws Exception {
        String digest = "sha256:" + "0123456789abcdef".repeat(4);
        Path folder = Files.createDirectories(ROOT.resolve("deploy/acceptance/target/choices/pinned"));
        Files.writeString(
                folder.resolve("kustomization.yaml"),
                """
                resources:
                  - ../../../../../k8s/overlays/production
                images:
                  - name: registry.example.org/coachup/gateway-service
                    digest: %s
                """
                        .formatted(digest));

        Manifests pinned = Manifests.built(folder.toString());

        assertThat(Manifests.container(pinned.named(Deployment.class, "gateway-service"))
                        .getImage())
                .isEqualTo("registry.example.org/coachup/gateway-service@" + digest);
        assertThat(PodPolicy.violations(pinned)).isEmpty();
    }

    @Test
    void theModesDifferInImagesAndResourcesOnly() throws IOException {
        JsonNode jvm = withoutMode(new Choice(null, List.of("jvm")).yaml());
        JsonNode natively = withoutMode(new Choice(null, List.of("native")).yaml());

        assertThat(jvm).isEqualTo(natively);
    }

    private static JsonNode withoutMode(String yaml) throws IOException {
        YAMLMapper mapper = new YAMLMapper();
        return mapper.valueToTree(mapper.readerFor(JsonNode.class)
                .readValues(yaml.replaceAll("(?m)^ +(image|cpu|memory): .*\n", ""))
                .readAll());
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(MONITORING.resolve(folder))) {
            return files.sorted().toList();
        }
    }
}
