package io.coachup.acceptance.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fabric8.kubernetes.api.model.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check of the manifests can fail. */
class StrictYamlTest {

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
}
