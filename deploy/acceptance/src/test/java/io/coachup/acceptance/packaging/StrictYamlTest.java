package io.coachup.acceptance.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.Service;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check of the manifests can fail. */
class StrictYamlTest {

    /** Fields whose keys are free: any name is valid there. */
    private static final Set<String> FREE =
            Set.of("labels", "annotations", "data", "matchLabels", "requests", "limits", "selector", "metadata");

    private static final String SERVICE =
            """
            apiVersion: v1
            kind: Service
            metadata:
              name: planted
              annotations:
                port: "9080"
            spec:
              publishNotReadyAddresses: false
              ports:
                - name: http
                  port: 8080
                  targetPort: http
            """;

    @Test
    void aValidManifestIsRead() {
        assertThat(StrictYaml.read(SERVICE + "---\n" + SERVICE)).hasSize(2).allSatisfy(manifest -> assertThat(
                        ((Service) manifest).getSpec().getPorts().getFirst().getPort())
                .isEqualTo(8080));
    }

    @ParameterizedTest
    @CsvSource({
        "'port: 8080', 'porte: 8080', porte",
        "'spec:', 'spec:\n  replicas: 2', replicas",
        "'metadata:', 'metadata:\n  namespaced: x', namespaced",
        "'port: 8080', 'port: \"8080\"', port",
        "'port: 8080', 'port: [8080]', port",
        "'publishNotReadyAddresses: false', 'publishNotReadyAddresses: \"no\"', publishNotReadyAddresses",
        "'port: \"9080\"', 'port: 9080', annotations",
        "'port: \"9080\"', 'port: true', annotations",
        "'name: planted', 'name: planted\n  name: again', name",
        "'kind: Service', 'kind: Servant', Servant",
        "'apiVersion: v1', 'apiVersion: v2', v2"
    })
    void aPlantedMistakeIsRefused(String right, String wrong, String named) {
        assertThat(SERVICE).contains(right);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> StrictYaml.read(SERVICE.replace(right, wrong)))
                .withMessageContaining(named);
    }

    @Test
    void anUnknownFieldIsRefusedAnywhereInAnyKind() throws Exception {
        YAMLMapper mapper = new YAMLMapper();
        Set<String> kinds = new TreeSet<>();
        Set<String> accepted = new TreeSet<>();
        for (Choice choice : List.of(Choice.everything(), Choice.overlay("local"))) {
            for (JsonNode manifest : mapper.readerFor(JsonNode.class)
                    .<JsonNode>readValues(choice.yaml())
                    .readAll()) {
                if (!kinds.add(manifest.path("kind").asText())) {
                    continue;
                }
                for (ObjectNode object : objects(manifest).toList()) {
                    object.put("planted", "weed");
                    if (isRead(mapper.writeValueAsString(manifest))) {
                        accepted.add(nameOf(object, manifest));
                    }
                    object.remove("planted");
                }
            }
        }

        assertThat(kinds)
                .contains("Deployment", "HTTPRoute", "ScaledObject", "PrometheusRule", "Cluster", "PodMonitor");
        assertThat(accepted).isNotEmpty().isSubsetOf(FREE);
    }

    private static boolean isRead(String yaml) {
        try {
            return !StrictYaml.read(yaml).isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Stream<ObjectNode> objects(JsonNode node) {
        Stream<ObjectNode> below =
                node.valueStream().filter(JsonNode::isContainerNode).flatMap(StrictYamlTest::objects);
        return node instanceof ObjectNode object ? Stream.concat(Stream.of(object), below) : below;
    }

    /** The name of the field that has this value. */
    private static String nameOf(JsonNode value, JsonNode within) {
        for (Map.Entry<String, JsonNode> field : within.properties()) {
            if (field.getValue() == value) {
                return field.getKey();
            }
        }
        return within.valueStream()
                .map(child -> nameOf(value, child))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
