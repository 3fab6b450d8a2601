package io.coachup.acceptance.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who reaches whom is computed from the policies, and a change of them is noticed. */
class NetworkPolicyTest {

    private static String yaml;
    private static Set<Flow> documented;

    @BeforeAll
    static void build() {
        Choice local = Choice.overlay("local");
        yaml = local.yaml();
        documented = Flow.stated(local.flowTables());
    }

    @Test
    void whatIsAllowedIsWhatIsDocumented() {
        assertThat(documented)
                .hasSizeGreaterThan(25)
                .contains(
                        new Flow("anyone", "gateway-service", "8080"),
                        new Flow("speech-service", "anywhere", "443"),
                        new Flow("skills-service", "anywhere", "53/udp"));
        assertThat(Flows.allowed(manifests())).isEqualTo(documented);
    }

    static Stream<Arguments> planted() {
        return Stream.of(
                added("everybody is let in", "speech-service", "anyone -> speech-service 8080", policy -> from(policy)
                        .setFrom(List.of())),
                added(
                        "every port is opened",
                        "gateway-service",
                        "anyone -> gateway-service 9080",
                        policy -> from(policy).setPorts(List.of())),
                added(
                        "every namespace may scrape",
                        "coachup-metrics",
                        "anyone -> skills-service 9080",
                        policy -> from(policy).getFrom().getFirst().setNamespaceSelector(new LabelSelector())),
                added(
                        "Prometheus gets at the API",
                        "coachup-metrics",
                        "namespace monitoring -> skills-service 8080",
                        policy -> from(policy).getPorts().getFirst().setPort(new IntOrString("http"))),
                added(
                        "one more port leads outside",
                        "coachup-outside",
                        "assessment-worker -> anywhere 22",
                        policy -> to(policy).getPorts().add(new NetworkPolicyPort(null, new IntOrString(22), "TCP"))),
                added(
                        "a range of ports leads outside",
                        "coachup-outside",
                        "speech-service -> anywhere 5432",
                        policy -> to(policy).getPorts().getLast().setEndPort(6000)),
                added(
                        "everybody reaches the database",
                        "skills-service",
                        "speech-service -> anywhere 5432",
                        policy ->
                                policy.getPodSelector().setMatchLabels(Map.of("app.kubernetes.io/part-of", "coachup"))),
                added(
                        "nothing limits what leaves",
                        "coachup-outside",
                        "assessment-worker -> anywhere 1",
                        policy -> policy.getEgress().add(new NetworkPolicyEgressRule())),
                added(
                        "the gateway reaches the queue from one side",
                        "queue-users",
                        null,
                        policy -> policy.getPodSelector()
                                .getMatchExpressions()
                                .getFirst()
                                .setValues(List.of("gateway-service"))),
                added("a way is closed", "speech-service", null, policy -> policy.setEgress(List.of())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("planted")
    void aPlantedChangeIsFound(String what, String name, String flow, Consumer<NetworkPolicySpec> change) {
        Manifests changed = manifests();
        change.accept(changed.named(NetworkPolicy.class, name).getSpec());

        Set<Flow> allowed = Flows.allowed(changed);

        assertThat(allowed).isNotEqualTo(documented);
        if (flow == null) {
            assertThat(documented).as("only less is allowed").containsAll(allowed);
        } else {
            assertThat(allowed).extracting(Flow::toString).contains(flow);
        }
    }

    private static Arguments added(String what, String name, String flow, Consumer<NetworkPolicySpec> change) {
        return Arguments.of(what, name, flow, change);
    }

    private static NetworkPolicyIngressRule from(NetworkPolicySpec policy) {
        return policy.getIngress().getFirst();
    }

    private static NetworkPolicyEgressRule to(NetworkPolicySpec policy) {
        return policy.getEgress().getFirst();
    }

    private static Manifests manifests() {
        return new Manifests(StrictYaml.read(yaml));
    }
}
