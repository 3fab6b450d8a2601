package io.coachup.acceptance.packaging;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/**
 * A compose file, with its anchors resolved.
 *
 * @param services by their names
 */
record Compose(Map<String, Map<String, Object>> services) {

    /** The folder that paths of the file are relative to. */
    static final Path FOLDER = Dockerfile.FOLDER;

    private static final Pattern SECRET =
            Pattern.compile(".*(SECRET|PASSWORD|KEY|KEY_ID|TOKEN|SALT|CREDENTIAL|IDENTITY)");
    private static final Pattern REQUIRED = Pattern.compile("\\$\\{[A-Z_]+:\\?.+}");

    static Compose of(String yaml) {
        Map<String, Map<String, Map<String, Object>>> file = new Yaml().load(yaml);
        return new Compose(file.get("services"));
    }

    /** What is wrong, each in one line. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        services.forEach((name, service) -> {
            if (service.get("image") == null || service.get("image").toString().matches("[^:]+|.*:latest")) {
                problems.add(name + " has an image without version");
            }
            strings(service, "ports").stream()
                    .filter(port -> !port.startsWith("127.0.0.1:"))
                    .forEach(port -> problems.add(name + " opens " + port + " to others"));
            dependencies(service).stream()
                    .filter(other -> !services.containsKey(other))
                    .forEach(other -> problems.add(name + " waits for " + other + ", which isn't there"));
            strings(service, "volumes").stream()
                    .filter(volume -> volume.startsWith("."))
                    .map(volume -> volume.split(":")[0])
                    .filter(source -> !Files.exists(FOLDER.resolve(source)))
                    .forEach(source -> problems.add(name + " mounts " + source + ", which isn't there"));
            environment(name).forEach((variable, value) -> check(name, variable, value, problems));
        });
        for (String name : ServiceSettings.services()) {
            checkOurs(name, services.getOrDefault(name, Map.of()), problems);
        }
        return problems;
    }

    /** The variables of a service; null for one that is passed on. */
    @SuppressWarnings("unchecked")
    Map<String, Object> environment(String name) {
        return (Map<String, Object>) services.get(name).getOrDefault("environment", Map.of());
    }

    private void check(String name, String variable, Object value, List<String> problems) {
        if (value == null) {
            return;
        }
        if (SECRET.matcher(variable).matches()
                && !REQUIRED.matcher(value.toString()).matches()) {
            problems.add(name + " is given the secret " + variable);
        }
        String address = value.toString().replaceFirst("^jdbc:", "");
        if (address.matches("(http|postgresql)://.+:\\d+.*")) {
            String host = URI.create(address).getHost();
            if (!host.equals("localhost") && !host.equals("0.0.0.0") && !services.containsKey(host)) {
                problems.add(name + " is sent to " + host + ", which isn't there");
            }
        }
    }

    private void checkOurs(String name, Map<String, Object> service, List<String> problems) {
        if (service.isEmpty()) {
            problems.add(name + " isn't there");
            return;
        }
        environment(name).keySet().stream()
                .filter(variable -> !ServiceSettings.of(name).containsKey(variable))
                .forEach(variable -> problems.add(name + " doesn't read " + variable));
        if (!Boolean.TRUE.equals(service.get("read_only"))
                || !List.of("ALL").equals(service.get("cap_drop"))
                || !List.of("no-new-privileges:true").equals(service.get("security_opt"))) {
            problems.add(name + " isn't restricted");
        }
        if (service.get("mem_limit") == null) {
            problems.add(name + " has no limit of memory");
        }
        if (!service.getOrDefault("build", "").toString().contains("SERVICE=" + name)) {
            problems.add(name + " is built from something else");
        }
    }

    private static Set<String> dependencies(Map<String, Object> service) {
        return switch (service.get("depends_on")) {
            case null -> Set.of();
            case Map<?, ?> conditions ->
                Set.copyOf(conditions.keySet().stream().map(Object::toString).toList());
            case List<?> names ->
                Set.copyOf(names.stream().map(Object::toString).toList());
            default -> throw new IllegalArgumentException("depends_on");
        };
    }

    private static List<String> strings(Map<String, Object> service, String field) {
        return ((List<?>) service.getOrDefault(field, List.of()))
                .stream().map(Object::toString).toList();
    }
}
