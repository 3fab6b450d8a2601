package io.coachup.acceptance.packaging;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBackend;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what manifests refer to and isn't there: each problem in one line. */
final class References {

    private final Manifests manifests;
    private final Set<String> secrets;
    private final Set<String> foreignPods;
    private final List<String> problems = new ArrayList<>();

    private References(Manifests manifests, Set<String> secrets, Set<String> foreignPods) {
        this.manifests = manifests;
        this.secrets = secrets;
        this.foreignPods = foreignPods;
    }

    /**
     * The dangling references of these manifests.
     *
     * @param secrets names of the secrets that operators make
     * @param foreignPods values of the labels by which pods that others make are selected
     */
    static List<String> dangling(Manifests manifests, Set<String> secrets, Set<String> foreignPods) {
        References references = new References(manifests, secrets, foreignPods);
        manifests.of(Deployment.class).forEach(references::check);
        manifests.of(Service.class).forEach(references::check);
        manifests.of(Ingress.class).forEach(references::check);
        manifests.of(PodDisruptionBudget.class).forEach(references::check);
        manifests.of(NetworkPolicy.class).forEach(references::check);
        return references.problems;
    }

    private void check(Deployment deployment) {
        Map<String, String> labels = labels(deployment);
        if (!labels.entrySet()
                .containsAll(deployment.getSpec().getSelector().getMatchLabels().entrySet())) {
            report(deployment, "selects other pods than its own");
        }
        PodSpec pod = deployment.getSpec().getTemplate().getSpec();
        if (pod.getServiceAccountName() != null) {
            mustExist(deployment, ServiceAccount.class, pod.getServiceAccountName());
        }
        for (Volume volume : pod.getVolumes()) {
            if (volume.getConfigMap() != null) {
                mustExist(deployment, ConfigMap.class, volume.getConfigMap().getName());
            }
            if (volume.getSecret() != null) {
                mustBeSecret(deployment, volume.getSecret().getSecretName());
            }
        }
        for (Container container : pod.getContainers()) {
            for (EnvFromSource from : container.getEnvFrom()) {
                if (from.getConfigMapRef() != null) {
                    mustExist(
                            deployment, ConfigMap.class, from.getConfigMapRef().getName());
                }
                if (from.getSecretRef() != null) {
                    mustBeSecret(deployment, from.getSecretRef().getName());
                }
            }
            container.getEnv().stream()
                    .map(EnvVar::getValueFrom)
                    .filter(Objects::nonNull)
                    .forEach(source -> {
                        if (source.getConfigMapKeyRef() != null) {
                            mustExist(
                                    deployment,
                                    ConfigMap.class,
                                    source.getConfigMapKeyRef().getName());
                        }
                        if (source.getSecretKeyRef() != null) {
                            mustBeSecret(deployment, source.getSecretKeyRef().getName());
                        }
                    });
            Stream.of(container.getStartupProbe(), container.getReadinessProbe(), container.getLivenessProbe())
                    .filter(Objects::nonNull)
                    .map(References::port)
                    .forEach(port -> mustBePort(deployment, port, List.of(container)));
            container.getVolumeMounts().stream()
                    .map(VolumeMount::getName)
                    .filter(name -> pod.getVolumes().stream()
                            .noneMatch(volume -> volume.getName().equals(name)))
                    .forEach(name -> report(deployment, "mounts no volume " + name));
        }
    }

    private void check(Service service) {
        List<Container> containers = selected(service, service.getSpec().getSelector());
        service.getSpec().getPorts().forEach(port -> mustBePort(service, port.getTargetPort(), containers));
    }

    private void check(Ingress ingress) {
        ingress.getSpec().getTls().forEach(tls -> mustBeSecret(ingress, tls.getSecretName()));
        ingress.getSpec().getRules().stream()
                .flatMap(rule -> rule.getHttp().getPaths().stream())
                .forEach(path -> check(ingress, path.getBackend()));
    }

    private void check(Ingress ingress, IngressBackend backend) {
        String name = backend.getService().getName();
        boolean found = manifests.of(Service.class).stream()
                .filter(service -> service.getMetadata().getName().equals(name))
                .flatMap(service -> service.getSpec().getPorts().stream())
                .map(ServicePort::getName)
                .anyMatch(port -> port.equals(backend.getService().getPort().getName()));
        if (!found) {
            report(ingress, "leads to no port of a Service " + name);
        }
    }

    private void check(PodDisruptionBudget budget) {
        selected(budget, budget.getSpec().getSelector().getMatchLabels());
    }

    private void check(NetworkPolicy policy) {
        List<Container> containers =
                selected(policy, policy.getSpec().getPodSelector().getMatchLabels());
        policy.getSpec().getIngress().stream()
                .flatMap(rule -> rule.getPorts().stream())
                .map(NetworkPolicyPort::getPort)
                .filter(port -> port.getStrVal() != null)
                .forEach(port -> mustBePort(policy, port, containers));
        Stream.concat(
                        policy.getSpec().getIngress().stream()
                                .map(NetworkPolicyIngressRule::getFrom)
                                .flatMap(List::stream),
                        policy.getSpec().getEgress().stream().flatMap(rule -> rule.getTo().stream()))
                .filter(peer -> peer.getPodSelector() != null)
                .forEach(peer -> selected(policy, peer.getPodSelector().getMatchLabels()));
    }

    /** The containers of the pods with these labels; reports when there are none. */
    private List<Container> selected(HasMetadata from, Map<String, String> selector) {
        List<Container> containers = manifests.of(Deployment.class).stream()
                .filter(deployment -> labels(deployment).entrySet().containsAll(selector.entrySet()))
                .flatMap(deployment -> deployment.getSpec().getTemplate().getSpec().getContainers().stream())
                .toList();
        if (containers.isEmpty() && selector.values().stream().noneMatch(foreignPods::contains)) {
            report(from, "selects no pod with " + selector);
        }
        return containers;
    }

    private static IntOrString port(Probe probe) {
        return probe.getHttpGet() != null
                ? probe.getHttpGet().getPort()
                : probe.getTcpSocket().getPort();
    }

    private static Map<String, String> labels(Deployment deployment) {
        return deployment.getSpec().getTemplate().getMetadata().getLabels();
    }

    private void mustExist(HasMetadata from, Class<? extends HasMetadata> type, String name) {
        if (manifests.of(type).stream()
                .noneMatch(manifest -> manifest.getMetadata().getName().equals(name))) {
            report(from, "needs " + type.getSimpleName() + " " + name);
        }
    }

    private void mustBeSecret(HasMetadata from, String name) {
        if (!secrets.contains(name)) {
            report(from, "needs Secret " + name);
        }
    }

    private void mustBePort(HasMetadata from, IntOrString port, List<Container> containers) {
        boolean everywhere = containers.stream().allMatch(container -> container.getPorts().stream()
                .anyMatch(own -> own.getName().equals(port.getStrVal())
                        || own.getContainerPort().equals(port.getIntVal())));
        if (!everywhere) {
            report(from, "leads to no port " + port.getValue());
        }
    }

    private void report(HasMetadata from, String problem) {
        problems.add(from.getKind() + " " + from.getMetadata().getName() + " " + problem);
    }
}
