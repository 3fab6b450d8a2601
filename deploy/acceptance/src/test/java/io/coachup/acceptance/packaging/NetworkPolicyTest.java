package io.coachup.acceptance.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who reaches whom. */
class NetworkPolicyTest {

    private static final String NAME = "app.kubernetes.io/name";

    private static Manifests base;

    @BeforeAll
    static void build() throws Exception {
        base = Manifests.built("k8s/base");
    }

    @Test
    void whatNoPolicyAllowsIsDenied() {
        NetworkPolicy deny = base.named(NetworkPolicy.class, "coachup-deny");

        assertThat(deny.getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
        assertThat(deny.getSpec().getIngress()).isEmpty();
        assertThat(deny.getSpec().getEgress()).isEmpty();
        assertThat(pods(deny)).hasSize(4);
    }

    @Test
    void onlyTheGatewayIsReachedFromOutside() {
        assertThat(accepting(rule -> rule.getFrom().isEmpty(), "http")).containsExactly("gateway-service");
        assertThat(accepting(rule -> rule.getFrom().isEmpty(), "management")).isEmpty();
        Predicate<NetworkPolicyIngressRule> fromNamespace =
                rule -> rule.getFrom().stream().anyMatch(peer -> peer.getNamespaceSelector() != null);
        assertThat(accepting(fromNamespace, "http")).isEmpty();
        assertThat(accepting(fromNamespace, "management")).hasSize(4);
    }

    @Test
    void servicesAreReachedByThoseThatCallThem() {
        assertThat(callers("speech-service")).containsExactly("gateway-service");
        assertThat(callers("skills-service"))
                .containsExactlyInAnyOrder("gateway-service", "speech-service", "assessment-worker");
        assertThat(callers("assessment-worker")).isEmpty();
        assertThat(callers("postgresql")).containsExactly("skills-service");
    }

    @Test
    void onlySkillsServiceReachesPostgreSql() {
        Set<String> senders = base.of(NetworkPolicy.class).stream()
                .filter(policy -> policy.getSpec().getEgress().stream()
                        .anyMatch(rule -> rule.getPorts().isEmpty()
                                || rule.getPorts().stream().anyMatch(port -> Integer.valueOf(5432)
                                        .equals(port.getPort().getIntVal()))))
                .flatMap(NetworkPolicyTest::pods)
                .collect(Collectors.toSet());

        assertThat(senders).containsExactly("skills-service");
    }

    private static Set<String> accepting(Predicate<NetworkPolicyIngressRule> from, String port) {
        return base.of(NetworkPolicy.class).stream()
                .filter(policy -> policy.getSpec().getIngress().stream()
                        .filter(from)
                        .anyMatch(rule -> rule.getPorts().stream()
                                .map(NetworkPolicyPort::getPort)
                                .anyMatch(open -> port.equals(open.getStrVal()))))
                .flatMap(NetworkPolicyTest::pods)
                .collect(Collectors.toSet());
    }

    private static Set<String> callers(String name) {
        return base.of(NetworkPolicy.class).stream()
                .filter(policy -> name.equals(
                        policy.getSpec().getPodSelector().getMatchLabels().get(NAME)))
                .flatMap(policy -> policy.getSpec().getIngress().stream())
                .flatMap(rule -> rule.getFrom().stream())
                .map(NetworkPolicyPeer::getPodSelector)
                .map(selector -> selector.getMatchLabels().get(NAME))
                .collect(Collectors.toSet());
    }

    /** Names of the deployments to whose pods a policy applies. */
    private static Stream<String> pods(NetworkPolicy policy) {
        Map<String, String> selector = policy.getSpec().getPodSelector().getMatchLabels();
        return base.of(Deployment.class).stream()
                .filter(deployment -> deployment
                        .getSpec()
                        .getTemplate()
                        .getMetadata()
                        .getLabels()
                        .entrySet()
                        .containsAll(selector.entrySet()))
                .map(deployment -> deployment.getMetadata().getName());
    }
}
