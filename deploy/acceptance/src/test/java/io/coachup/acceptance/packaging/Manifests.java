package io.coachup.acceptance.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.acceptance.Installed;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Manifests that belong together. */
record Manifests(List<HasMetadata> all) {

    /** What {@code kubectl kustomize} makes of a folder; a machine without kubectl skips the test. */
    static Manifests built(String folder) throws IOException, InterruptedException {
        return new Manifests(StrictYaml.read(yaml(folder)));
    }

    /** The same as text. */
    static String yaml(String folder) throws IOException, InterruptedException {
        Installed.require("kubectl");
        Path errors = Files.createTempFile("kustomize", ".err");
        Process build = new ProcessBuilder("kubectl", "kustomize", folder)
                .directory(ServiceSettings.ROOT.toFile())
                .redirectError(errors.toFile())
                .start();
        String yaml = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(build.waitFor()).as(Files.readString(errors)).isZero();
        assertThat(errors).as("warnings").isEmptyFile();
        Files.delete(errors);
        return yaml;
    }

    <T extends HasMetadata> List<T> of(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends HasMetadata> T named(Class<T> type, String name) {
        return of(type).stream()
                .filter(manifest -> manifest.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + type.getSimpleName() + " " + name));
    }

    /** A deployment's only container. */
    static Container container(Deployment deployment) {
        List<Container> containers =
                deployment.getSpec().getTemplate().getSpec().getContainers();
        assertThat(containers).as(deployment.getMetadata().getName()).hasSize(1);
        return containers.getFirst();
    }

    /** The variables that a deployment's container gets from config maps. */
    Map<String, String> settings(Deployment deployment) {
        Map<String, String> settings = new TreeMap<>();
        container(deployment)
                .getEnvFrom()
                .forEach(from -> settings.putAll(
                        named(ConfigMap.class, from.getConfigMapRef().getName()).getData()));
        return settings;
    }

    /** The keys of secrets that deployments refer to. */
    static Stream<SecretKeySelector> secretKeys(Deployment deployment) {
        return container(deployment).getEnv().stream()
                .map(EnvVar::getValueFrom)
                .filter(Objects::nonNull)
                .map(source -> source.getSecretKeyRef())
                .filter(Objects::nonNull);
    }
}
