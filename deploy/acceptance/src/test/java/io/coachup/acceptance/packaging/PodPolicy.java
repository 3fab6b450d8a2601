package io.coachup.acceptance.packaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What every pod keeps to: the restricted Pod Security Standard, resources, probes, and no token that it doesn't need. */
final class PodPolicy {

    private static final Set<String> VOLUMES = Set.of(
            "configMap",
            "csi",
            "downwardAPI",
            "emptyDir",
            "ephemeral",
            "persistentVolumeClaim",
            "projected",
            "secret",
            "name");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final List<String> violations = new ArrayList<>();

    private PodPolicy() {}

    /** Each violation in one line. */
    static List<String> violations(Manifests manifests) {
        PodPolicy policy = new PodPolicy();
        for (Deployment deployment : manifests.of(Deployment.class)) {
            policy.check(
                    deployment.getMetadata().getName(),
                    deployment.getSpec().getTemplate().getSpec());
        }
        for (ServiceAccount account : manifests.of(ServiceAccount.class)) {
            policy.must(
                    Boolean.FALSE.equals(account.getAutomountServiceAccountToken()),
                    account.getMetadata().getName(),
                    "account mounts a token");
        }
        return policy.violations;
    }

    private void check(String name, PodSpec pod) {
        must(Boolean.FALSE.equals(pod.getAutomountServiceAccountToken()), name, "mounts a token");
        must(isOff(pod.getHostNetwork(), pod.getHostPID(), pod.getHostIPC()), name, "shares the host");
        pod.getVolumes()
                .forEach(volume ->
                        must(fields(volume).allMatch(VOLUMES::contains), name, "has a volume that isn't allowed"));
        PodSecurityContext context =
                pod.getSecurityContext() == null ? new PodSecurityContext() : pod.getSecurityContext();
        must(Boolean.TRUE.equals(context.getRunAsNonRoot()), name, "may run as root");
        must(context.getRunAsUser() != null && context.getRunAsUser() > 0, name, "has no numbered user");
        must(
                context.getSeccompProfile() != null
                        && "RuntimeDefault".equals(context.getSeccompProfile().getType()),
                name,
                "has no seccomp profile");
        must(context.getSysctls().isEmpty(), name, "sets kernel parameters");
        Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream())
                .forEach(container -> check(name + "/" + container.getName(), container));
        pod.getContainers().forEach(container -> {
            String part = name + "/" + container.getName();
            must(container.getStartupProbe() != null, part, "has no startup probe");
            must(container.getReadinessProbe() != null, part, "has no readiness probe");
            must(container.getLivenessProbe() != null, part, "has no liveness probe");
        });
    }

    private void check(String name, Container container) {
        SecurityContext context =
                container.getSecurityContext() == null ? new SecurityContext() : container.getSecurityContext();
        must(Boolean.FALSE.equals(context.getAllowPrivilegeEscalation()), name, "may gain privileges");
        must(Boolean.TRUE.equals(context.getReadOnlyRootFilesystem()), name, "may write to its image");
        must(isOff(context.getPrivileged()), name, "is privileged");
        must(context.getRunAsUser() == null && context.getRunAsNonRoot() == null, name, "has a user of its own");
        must(context.getSeccompProfile() == null && context.getProcMount() == null, name, "loosens its pod's profile");
        Capabilities capabilities = context.getCapabilities() == null ? new Capabilities() : context.getCapabilities();
        must(capabilities.getDrop().equals(List.of("ALL")), name, "keeps capabilities");
        must(capabilities.getAdd().isEmpty(), name, "adds capabilities");
        must(container.getPorts().stream().allMatch(port -> port.getHostPort() == null), name, "opens a host's port");
        must(
                container.getImage().matches(".+(:[\\w.-]+|@sha256:\\p{XDigit}{64})")
                        && !container.getImage().endsWith(":latest"),
                name,
                "has an image without version");
        checkResources(name, container);
    }

    private void checkResources(String name, Container container) {
        if (container.getResources() == null) {
            violations.add(name + " has no resources");
            return;
        }
        Map<String, Quantity> requests = container.getResources().getRequests();
        Map<String, Quantity> limits = container.getResources().getLimits();
        for (String kind : List.of("cpu", "memory")) {
            Quantity request = requests.get(kind);
            Quantity limit = limits.get(kind);
            must(request != null, name, "requests no " + kind);
            must(limit != null, name, "has no limit of " + kind);
            must(
                    request == null
                            || limit == null
                            || request.getNumericalAmount().compareTo(limit.getNumericalAmount()) <= 0,
                    name,
                    "requests more " + kind + " than its limit");
        }
    }

    private static boolean isOff(Boolean... flags) {
        return Stream.of(flags).noneMatch(Boolean.TRUE::equals);
    }

    private static Stream<String> fields(Object value) {
        Iterable<String> names = () -> MAPPER.valueToTree(value).fieldNames();
        return StreamSupport.stream(names.spliterator(), false);
    }

    private void must(boolean kept, String name, String otherwise) {
        if (!kept) {
            violations.add(name + " " + otherwise);
        }
    }
}
