package io.coachup.acceptance.packaging;

import static io.coachup.acceptance.packaging.ServiceSettings.ROOT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One way to apply the manifests: an overlay, or the base with some components.
 *
 * @param overlay its name, or null
 * @param components what it has beside the base
 */
record Choice(String overlay, List<String> components) {

    private static final Path K8S = ROOT.resolve("k8s");
    private static final List<String> MODES = List.of("jvm", "native");
    private static final Pattern COMPONENT = Pattern.compile("- \\.\\./\\.\\./components/([\\w-]+)");

    /** The overlays that there are. */
    static List<Choice> overlays() {
        return names("overlays").map(Choice::overlay).toList();
    }

    static Choice overlay(String name) {
        List<String> components = COMPONENT
                .matcher(ServiceSettings.read(
                        K8S.resolve("overlays").resolve(name).resolve("kustomization.yaml")))
                .results()
                .map(match -> match.group(1))
                .toList();
        return new Choice(name, components);
    }

    /** Each mode alone and with everything, and on the JVM each component alone and everything but it. */
    static List<Choice> combinations() {
        List<String> others = others();
        List<Choice> all = new ArrayList<>();
        for (String mode : MODES) {
            all.add(new Choice(null, List.of(mode)));
            all.add(new Choice(
                    null, Stream.concat(Stream.of(mode), others.stream()).toList()));
        }
        for (String one : others) {
            all.add(new Choice(null, List.of("jvm", one)));
            all.add(new Choice(
                    null,
                    everything().components().stream()
                            .filter(name -> !name.equals(one))
                            .toList()));
        }
        return all;
    }

    /** All components at once: there is nothing that this doesn't have, beside what is in overlays. */
    static Choice everything() {
        return new Choice(
                null, Stream.concat(Stream.of("jvm"), others().stream()).toList());
    }

    private static List<String> others() {
        return names("components").filter(name -> !MODES.contains(name)).toList();
    }

    /** What an operator would apply. */
    String yaml() {
        try {
            return Manifests.yaml(overlay == null ? folder().toString() : "k8s/overlays/" + overlay);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    Manifests manifests() {
        return new Manifests(StrictYaml.read(yaml()));
    }

    /** The documents in which the flows of this choice are stated. */
    List<Path> flowTables() {
        Stream<Path> parts = Stream.concat(
                components.stream().map(name -> K8S.resolve("components").resolve(name)),
                Stream.ofNullable(overlay).map(name -> K8S.resolve("overlays").resolve(name)));
        return Stream.concat(Stream.of(K8S), parts)
                .map(folder -> folder.resolve("README.md"))
                .filter(Files::exists)
                .toList();
    }

    /** A kustomization as an operator would write it, outside of the manifests' own folder. */
    private Path folder() throws IOException {
        Path folder = ROOT.resolve("deploy/acceptance/target/choices").resolve(String.join("+", components));
        Files.createDirectories(folder);
        String parts = components.stream()
                .map(name -> "  - ../../../../../k8s/components/" + name + "\n")
                .collect(Collectors.joining());
        Files.writeString(
                folder.resolve("kustomization.yaml"), "resources:\n  - ../../../../../k8s/base\ncomponents:\n" + parts);
        return folder;
    }

    private static Stream<String> names(String folder) {
        try (Stream<Path> children = Files.list(K8S.resolve(folder))) {
            return children
                    .filter(Files::isDirectory)
                    .map(child -> child.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return overlay == null ? "base with " + components : "overlay " + overlay;
    }
}
