package io.coachup.acceptance.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The manifests as an operator builds them, field by field valid, and what they promise. */
class KubernetesTest {

    private static final Pattern SECRET_NAME = Pattern.compile(".*(SECRET|PASSWORD|KEY|KEY_ID|TOKEN|SALT)");
    private static final Pattern SECRET_VALUE =
            Pattern.compile("(?s).*(-----BEGIN|AKIA[0-9A-Z]{16}|eyJ[\\w-]{10}|\\bsk-|://[^/]*:[^/]*@"
                    + "|password=|\\b(?=\\w*\\d)(?=\\w*[A-Za-z])\\w{24,}\\b).*");

    private static Manifests base;

    @BeforeAll
    static void build() throws Exception {
        base = Manifests.built("k8s/base");
    }

    @Test
    void everyServiceIsDeployedUnderItsOwnAccountAndImage() {
        assertThat(base.of(Deployment.class))
                .extracting(deployment -> deployment.getMetadata().getName())
                .containsExactlyInAnyOrderElementsOf(ServiceSettings.services());
        assertThat(base.of(Deployment.class)).allSatisfy(deployment -> {
            String name = deployment.getMetadata().getName();
            assertThat(Manifests.container(deployment).getImage()).matches("coachup/" + name + ":\\d+\\.\\d+\\.\\d+");
            PodSpec pod = deployment.getSpec().getTemplate().getSpec();
            assertThat(pod.getServiceAccountName()).isEqualTo(name);
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(base.named(ServiceAccount.class, name).getAutomountServiceAccountToken())
                    .isFalse();
        });
    }

    @Test
    void probesAskTheManagementPort() {
        assertThat(base.of(Deployment.class)).map(Manifests::container).allSatisfy(container -> {
            assertProbe(container.getStartupProbe(), "/q/health/started");
            assertProbe(container.getReadinessProbe(), "/q/health/ready");
            assertProbe(container.getLivenessProbe(), "/q/health/live");
        });
    }

    private static void assertProbe(Probe probe, String path) {
        assertThat(probe.getHttpGet().getPath()).isEqualTo(path);
        assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("management");
        assertThat(probe.getTimeoutSeconds()).isPositive();
    }

    @Test
    void prometheusFindsThePortOfTheMetrics() {
        assertThat(base.of(Deployment.class)).allSatisfy(deployment -> {
            Map<String, String> annotations =
                    deployment.getSpec().getTemplate().getMetadata().getAnnotations();
            assertThat(annotations).containsEntry("prometheus.io/path", "/metrics");
            assertThat(Manifests.container(deployment).getPorts())
                    .filteredOn(port -> port.getName().equals("management"))
                    .extracting(port -> port.getContainerPort().toString())
                    .containsExactly(annotations.get("prometheus.io/port"));
        });
    }

    @Test
    void onlyTheGatewayIsPublished() {
        assertThat(base.of(Ingress.class))
                .flatMap(ingress -> ingress.getSpec().getRules())
                .flatMap(rule -> rule.getHttp().getPaths())
                .map(path -> path.getBackend().getService().getName())
                .containsExactly("gateway-service");
        assertThat(base.of(Service.class))
                .extracting(service -> service.getSpec().getType())
                .containsOnlyNulls();
    }

    @Test
    void servicesReadEveryVariableTheyAreGiven() {
        assertThat(base.of(Deployment.class)).allSatisfy(deployment -> {
            Set<String> given = new TreeSet<>(base.settings(deployment).keySet());
            Manifests.container(deployment).getEnv().stream()
                    .map(EnvVar::getName)
                    .forEach(given::add);
            assertThat(ServiceSettings.of(deployment.getMetadata().getName()))
                    .containsKeys(given.toArray(new String[0]));
        });
        Set<String> used = base.of(Deployment.class).stream()
                .flatMap(deployment -> Manifests.container(deployment).getEnvFrom().stream())
                .map(from -> from.getConfigMapRef().getName())
                .collect(Collectors.toSet());
        assertThat(base.of(ConfigMap.class))
                .extracting(map -> map.getMetadata().getName())
                .containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void servicesFindEachOther() {
        List<URI> addresses = base.of(ConfigMap.class).stream()
                .flatMap(map -> map.getData().entrySet().stream())
                .filter(setting -> setting.getKey().endsWith("_SERVICE_URL"))
                .map(setting -> URI.create(setting.getValue()))
                .toList();

        assertThat(addresses).hasSize(4).allSatisfy(address -> assertThat(
                        base.named(Service.class, address.getHost()).getSpec().getPorts())
                .anyMatch(port ->
                        port.getPort() == address.getPort() && port.getName().equals("http")));
    }

    @Test
    void secretsAreReferencesToTheDocumentedKeys() {
        Set<String> documented = Pattern.compile("`([A-Z][A-Z0-9_]+)`")
                .matcher(ServiceSettings.read(ServiceSettings.ROOT.resolve("k8s/README.md"))
                        .lines()
                        .filter(line -> line.startsWith("| `"))
                        .collect(Collectors.joining("\n")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());

        assertThat(base.of(Deployment.class))
                .flatMap(deployment -> Manifests.secretKeys(deployment).toList())
                .extracting(SecretKeySelector::getKey)
                .allMatch(key -> SECRET_NAME.matcher(key).matches())
                .hasSameElementsAs(documented);
        assertThat(base.of(ConfigMap.class))
                .flatMap(map -> map.getData().entrySet())
                .allSatisfy(setting -> {
                    assertThat(setting.getKey()).doesNotMatch(SECRET_NAME);
                    assertThat(setting.getValue()).doesNotMatch(SECRET_VALUE);
                });
        assertThat(base.of(Deployment.class))
                .flatMap(deployment -> Manifests.container(deployment).getEnv())
                .extracting(EnvVar::getValue)
                .containsOnlyNulls();
    }

    @Test
    void aPodIsGivenTheTimeItsWorkNeeds() {
        assertThat(base.of(Deployment.class)).allSatisfy(deployment -> {
            Map<String, String> settings = base.settings(deployment);
            long delay = seconds(settings.get("SHUTDOWN_DELAY"));
            long requests = seconds(settings.get("SHUTDOWN_TIMEOUT"));
            long jobs = seconds(settings.getOrDefault("WORKER_STOP_LIMIT", "0s"));
            long grace = deployment.getSpec().getTemplate().getSpec().getTerminationGracePeriodSeconds();

            assertThat(grace).isGreaterThan(delay + Math.max(requests, jobs) + 10);
            assertThat(delay).isGreaterThanOrEqualTo(5);
        });
        Map<String, String> gateway = ServiceSettings.of("gateway-service");
        double longest = Math.max(
                Double.parseDouble(gateway.get("AI_HTTP_TIMEOUT_SECONDS"))
                        + Double.parseDouble(gateway.get("AI_CHAT_PROMPT_TIMEOUT_SECONDS")),
                seconds(gateway.get("UPSTREAM_TIMEOUT")));
        Map<String, String> given = base.settings(base.named(Deployment.class, "gateway-service"));
        assertThat((double) seconds(given.get("SHUTDOWN_TIMEOUT"))).isGreaterThan(longest);
        Map<String, String> worker = ServiceSettings.of("assessment-worker");
        Map<String, String> jobs = base.settings(base.named(Deployment.class, "assessment-worker"));
        assertThat(seconds(jobs.get("WORKER_STOP_LIMIT")) * 1000)
                .isGreaterThan(Long.parseLong(worker.get("ASSESS_GROUP_TIMEOUT_MS")));
    }

    private static long seconds(String duration) {
        return Long.parseLong(duration.replaceAll("^PT", "").replaceAll("(?i)s$", ""));
    }
}
