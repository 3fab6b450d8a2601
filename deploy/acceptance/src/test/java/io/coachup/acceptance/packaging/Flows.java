package io.coachup.acceptance.packaging;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Computes which flows network policies allow, as a network plugin would. */
final class Flows {

    private static final String NAMESPACE = "kubernetes.io/metadata.name";
    /** Ports that nothing mentions: a rule that allows these allows every port. */
    private static final List<Port> UNMENTIONED = List.of(new Port("TCP", 1), new Port("UDP", 1));

    /** A port, as packets name it. */
    private record Port(String protocol, int number) {

        @Override
        public String toString() {
            return protocol.equals("TCP") ? Integer.toString(number) : number + "/udp";
        }
    }

    /**
     * Someone at one end of a flow.
     *
     * @param namespace empty for the manifests' own, null outside of the cluster
     * @param ports by their names
     */
    private record End(String name, String namespace, Map<String, String> labels, Map<String, Port> ports) {

        boolean isOurs() {
            return "".equals(namespace);
        }
    }

    private final List<NetworkPolicySpec> policies;
    private final List<End> pods = new ArrayList<>();
    private final List<End> others = new ArrayList<>();
    private final Set<Port> mentioned = new LinkedHashSet<>(UNMENTIONED);

    private Flows(Manifests manifests) {
        policies = manifests.of(NetworkPolicy.class).stream()
                .map(NetworkPolicy::getSpec)
                .toList();
        manifests.of(Deployment.class).forEach(deployment -> pods.add(pods(deployment)));
        manifests.of(OperatorKinds.Cluster.class).forEach(cluster -> pods.add(pods(cluster)));
        others.add(new End(Flow.ANYONE, null, Map.of(), Map.of()));
        others.add(new End(Flow.ANYONE, "of somebody else", Map.of(), Map.of()));
        policies.stream()
                .flatMap(Flows::peers)
                .filter(peer -> peer.getNamespaceSelector() != null)
                .map(peer -> peer.getNamespaceSelector().getMatchLabels().get(NAMESPACE))
                .filter(Objects::nonNull)
                .distinct()
                .forEach(name -> others.add(new End("namespace " + name, name, Map.of(), Map.of())));
        policies.stream()
                .flatMap(Flows::ports)
                .filter(port -> port.getPort() != null && port.getPort().getIntVal() != null)
                .forEach(port -> mentioned.add(
                        new Port(port.getProtocol(), port.getPort().getIntVal())));
    }

    /** All flows to or from pods of these manifests, without those that a wider one implies. */
    static Set<Flow> allowed(Manifests manifests) {
        return new Flows(manifests).compute();
    }

    private Set<Flow> compute() {
        Set<Flow> flows = new TreeSet<>();
        for (End to : pods) {
            Set<Port> ports = new LinkedHashSet<>(mentioned);
            ports.addAll(to.ports().values());
            Stream.concat(others.stream(), pods.stream())
                    .filter(from -> !(from.isOurs() && isFree(from, "Egress") && isFree(to, "Ingress")))
                    .forEach(from -> ports.stream()
                            .filter(port -> isAllowed(from, to, port))
                            .forEach(port -> flows.add(new Flow(from.name(), to.name(), port.toString()))));
        }
        for (End from : pods) {
            if (isFree(from, "Egress")) {
                flows.add(new Flow(from.name(), Flow.ANYWHERE, "any"));
                continue;
            }
            for (End to : others) {
                String name = to.name().equals(Flow.ANYONE) ? Flow.ANYWHERE : to.name();
                mentioned.stream()
                        .filter(port -> isAllowed(from, to, port))
                        .forEach(port -> flows.add(new Flow(from.name(), name, port.toString())));
            }
        }
        flows.removeIf(flow -> isImplied(flow, flows));
        return flows;
    }

    /** Who may go anywhere is anyone; who may not is listed by name. */
    private boolean isImplied(Flow flow, Set<Flow> flows) {
        boolean byAnyone = !flow.from().equals(Flow.ANYONE)
                && Stream.concat(others.stream(), pods.stream())
                        .filter(end -> end.name().equals(flow.from()))
                        .allMatch(end -> isFree(end, "Egress"))
                && flows.contains(new Flow(Flow.ANYONE, flow.to(), flow.port()));
        boolean byAnywhere =
                flow.to().startsWith("namespace ") && flows.contains(new Flow(flow.from(), Flow.ANYWHERE, flow.port()));
        return byAnyone || byAnywhere;
    }

    private boolean isAllowed(End from, End to, Port port) {
        return (!from.isOurs() || permits(from, to, port, to, "Egress"))
                && (!to.isOurs() || permits(to, from, port, to, "Ingress"));
    }

    /** No policy of this type selects it. */
    private boolean isFree(End end, String type) {
        return !end.isOurs() || policies(end, type).findAny().isEmpty();
    }

    private boolean permits(End subject, End peer, Port port, End receiver, String type) {
        if (isFree(subject, type)) {
            return true;
        }
        return policies(subject, type)
                .anyMatch(policy -> type.equals("Ingress")
                        ? policy.getIngress().stream()
                                .anyMatch(rule ->
                                        matches(rule.getFrom(), peer) && matches(rule.getPorts(), port, receiver))
                        : policy.getEgress().stream()
                                .anyMatch(rule ->
                                        matches(rule.getTo(), peer) && matches(rule.getPorts(), port, receiver)));
    }

    private Stream<NetworkPolicySpec> policies(End end, String type) {
        return policies.stream()
                .filter(policy -> policy.getPolicyTypes().contains(type))
                .filter(policy -> selects(policy.getPodSelector(), end.labels()));
    }

    private static boolean matches(List<NetworkPolicyPeer> peers, End end) {
        return peers.isEmpty() || peers.stream().anyMatch(peer -> matches(peer, end));
    }

    private static boolean matches(NetworkPolicyPeer peer, End end) {
        if (peer.getIpBlock() != null || end.namespace() == null) {
            return peer.getIpBlock() != null && end.namespace() == null;
        }
        boolean namespace = peer.getNamespaceSelector() == null
                ? end.isOurs()
                : selects(peer.getNamespaceSelector(), Map.of(NAMESPACE, end.namespace()));
        return namespace && (peer.getPodSelector() == null || selects(peer.getPodSelector(), end.labels()));
    }

    private static boolean matches(List<NetworkPolicyPort> ports, Port port, End receiver) {
        return ports.isEmpty()
                || ports.stream()
                        .filter(open -> open.getProtocol() == null
                                ? port.protocol().equals("TCP")
                                : open.getProtocol().equals(port.protocol()))
                        .anyMatch(open -> open.getPort() == null
                                || (open.getPort().getStrVal() != null
                                        ? port.equals(receiver.ports()
                                                .get(open.getPort().getStrVal()))
                                        : isWithin(open, port.number())));
    }

    private static boolean isWithin(NetworkPolicyPort open, int number) {
        int first = open.getPort().getIntVal();
        return number == first || (open.getEndPort() != null && number > first && number <= open.getEndPort());
    }

    private static boolean selects(LabelSelector selector, Map<String, String> labels) {
        return labels.entrySet().containsAll(selector.getMatchLabels().entrySet())
                && selector.getMatchExpressions().stream().allMatch(expression -> switch (expression.getOperator()) {
                    case "In" -> expression.getValues().contains(labels.get(expression.getKey()));
                    case "Exists" -> labels.containsKey(expression.getKey());
                    case "NotIn" -> !expression.getValues().contains(labels.get(expression.getKey()));
                    case "DoesNotExist" -> !labels.containsKey(expression.getKey());
                    default -> throw new IllegalArgumentException(expression.getOperator());
                });
    }

    private static Stream<NetworkPolicyPeer> peers(NetworkPolicySpec policy) {
        return Stream.concat(
                policy.getIngress().stream().flatMap(rule -> rule.getFrom().stream()),
                policy.getEgress().stream().flatMap(rule -> rule.getTo().stream()));
    }

    private static Stream<NetworkPolicyPort> ports(NetworkPolicySpec policy) {
        return Stream.concat(
                policy.getIngress().stream().flatMap(rule -> rule.getPorts().stream()),
                policy.getEgress().stream().flatMap(rule -> rule.getPorts().stream()));
    }

    private static End pods(Deployment deployment) {
        Map<String, Port> ports = new HashMap<>();
        deployment.getSpec().getTemplate().getSpec().getContainers().stream()
                .flatMap(container -> container.getPorts().stream())
                .forEach(port -> ports.put(port.getName(), new Port("TCP", port.getContainerPort())));
        return new End(
                deployment.getMetadata().getName(),
                "",
                deployment.getSpec().getTemplate().getMetadata().getLabels(),
                ports);
    }

    /** What the operator makes of a cluster. */
    private static End pods(OperatorKinds.Cluster cluster) {
        String name = cluster.getMetadata().getName();
        Map<String, String> labels =
                new HashMap<>(cluster.spec().inheritedMetadata().labels());
        labels.put("cnpg.io/cluster", name);
        return new End(name, "", labels, Map.of("postgresql", new Port("TCP", 5432), "status", new Port("TCP", 8000)));
    }
}
