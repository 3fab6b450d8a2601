package io.coachup.acceptance.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The search for dangling references finds them. */
class ReferencesTest {

    private static final String MANIFESTS =
            """
            apiVersion: v1
            kind: ServiceAccount
            metadata:
              name: talk-account
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: talk-settings
            ---
            apiVersion: v1
            kind: Service
            metadata:
              name: talk
            spec:
              selector:
                app.kubernetes.io/name: talk
              ports:
                - name: http
                  port: 80
                  targetPort: web
            ---
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata:
              name: talk
            spec:
              rules:
                - http:
                    paths:
                      - path: /
                        pathType: Prefix
                        backend:
                          service:
                            name: talk
                            port:
                              name: http
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: talk
            spec:
              selector:
                matchLabels:
                  app.kubernetes.io/name: talk
              template:
                metadata:
                  labels:
                    app.kubernetes.io/name: talk
                spec:
                  serviceAccountName: talk-account
                  containers:
                    - name: talk
                      image: talk
                      ports:
                        - name: web
                          containerPort: 8080
                      envFrom:
                        - configMapRef:
                            name: talk-settings
                      env:
                        - name: WORD
                          valueFrom:
                            secretKeyRef:
                              name: talk-secret
                              key: WORD
                      livenessProbe:
                        httpGet:
                          path: /
                          port: web
            """;

    @Test
    void whatRefersToWhatIsThereHasNoProblem() {
        assertThat(References.dangling(manifests(MANIFESTS), Set.of("talk-secret"), Set.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'selector:\n    app.kubernetes.io/name: talk', 'selector:\n    app.kubernetes.io/name: tolk', Service talk selects no pod",
        "'targetPort: web', 'targetPort: wob', Service talk leads to no port wob",
        "'port:\n                  name: http', 'port:\n                  name: htttp', Ingress talk leads to no port",
        "'      labels:\n        app.kubernetes.io/name: talk', '      labels:\n        app: talk', Deployment talk selects other pods",
        "'serviceAccountName: talk-account', 'serviceAccountName: other', Deployment talk needs ServiceAccount other",
        "'                name: talk-settings', '                name: other', Deployment talk needs ConfigMap other",
        "'name: talk-secret', 'name: other', Deployment talk needs Secret other",
        "'path: /\n              port: web', 'path: /\n              port: 8081', Deployment talk leads to no port 8081"
    })
    void aPlantedOneIsFound(String right, String wrong, String problem) {
        assertThat(MANIFESTS).contains(right);

        assertThat(References.dangling(manifests(MANIFESTS.replace(right, wrong)), Set.of("talk-secret"), Set.of()))
                .isNotEmpty()
                .anyMatch(found -> found.startsWith(problem));
    }

    private static Manifests manifests(String yaml) {
        return new Manifests(StrictYaml.read(yaml));
    }
}
