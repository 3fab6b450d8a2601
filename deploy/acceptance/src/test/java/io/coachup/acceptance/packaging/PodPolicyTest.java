package io.coachup.acceptance.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The policy finds what breaks it. */
class PodPolicyTest {

    private static String kept;

    @BeforeAll
    static void build() throws Exception {
        kept = Choice.overlay("local").yaml();
    }

    @Test
    void theManifestsKeepIt() {
        assertThat(violations(kept)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'      automountServiceAccountToken: false', '      automountServiceAccountToken: true', mounts a token",
        "'automountServiceAccountToken: false\nkind: ServiceAccount', 'kind: ServiceAccount', account mounts a token",
        "'      enableServiceLinks: false', '      hostNetwork: true', shares the host",
        "'      enableServiceLinks: false', '      hostPID: true', shares the host",
        "'emptyDir:\n          sizeLimit: 64Mi', 'hostPath:\n          path: /', has a volume that isn't allowed",
        "'runAsNonRoot: true', 'runAsNonRoot: false', may run as root",
        "'runAsUser: 10001', 'runAsUser: 0', has no numbered user",
        "'          type: RuntimeDefault', '          type: Unconfined', has no seccomp profile",
        "'allowPrivilegeEscalation: false', 'allowPrivilegeEscalation: true', may gain privileges",
        "'readOnlyRootFilesystem: true', 'readOnlyRootFilesystem: false', may write to its image",
        "'readOnlyRootFilesystem: true', 'readOnlyRootFilesystem: true\n          privileged: true', is privileged",
        "'readOnlyRootFilesystem: true', 'readOnlyRootFilesystem: true\n          runAsUser: 0', has a user of its own",
        "'            drop:\n            - ALL', '            drop:\n            - CHOWN', keeps capabilities",
        "'            drop:\n            - ALL', '            add:\n            - SYS_ADMIN\n            drop:\n            - ALL', adds capabilities",
        "'containerPort: 8080', 'containerPort: 8080\n          hostPort: 8080', opens a host's port",
        "'busybox:1.37', 'busybox', has an image without version",
        "'busybox:1.37', 'busybox:latest', has an image without version",
        "'        startupProbe:\n          failureThreshold: 45\n          httpGet:\n            path: /q/health/started\n            port: management\n          periodSeconds: 2\n          timeoutSeconds: 2\n', '', has no startup probe",
        "'          limits:\n            cpu: \"2\"\n            memory: 512Mi', '          limits:\n            cpu: \"2\"', has no limit of memory",
        "'            cpu: 250m\n            memory: 256Mi', '            memory: 256Mi', requests no cpu",
        "'            cpu: 250m\n            memory: 256Mi', '            cpu: 250m\n            memory: 2Gi', requests more memory than its limit"
    })
    void aPlantedViolationIsFound(String right, String wrong, String violation) {
        assertThat(kept).contains(right);

        assertThat(violations(kept.replace(right, wrong))).isNotEmpty().allMatch(found -> found.endsWith(violation));
    }

    private static Iterable<String> violations(String yaml) {
        return PodPolicy.violations(new Manifests(StrictYaml.read(yaml)));
    }
}
