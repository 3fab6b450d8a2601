package io.coachup.local.stack;

import io.coachup.local.settings.Layout;
import io.coachup.local.standin.Distribution;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The command line of a service. */
final class ServiceCommand {

    /** Replaces the JVM flags of the services, for a measurement for example. */
    static final String JVM_FLAGS_VARIABLE = "COACHUP_JAVA_OPTS";

    // Start quickly and stay small: this is for development.
    private static final String JVM_FLAGS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Xmx256m";

    private ServiceCommand() {}

    static List<String> of(
            Service service, Layout layout, Distribution distribution, Path java, Map<String, String> environment) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.add(StackFactory.mark(layout).trim());
        String flags = environment.getOrDefault(JVM_FLAGS_VARIABLE, JVM_FLAGS).trim();
        command.addAll(Arrays.stream(flags.split("\\s+"))
                .filter(flag -> !flag.isEmpty())
                .toList());
        // The log holds JSON lines only, so the JVM must not warn about what the frameworks do.
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        distribution.leash().ifPresent(leash -> command.add("-javaagent:" + leash));
        command.add("-jar");
        command.add(layout.root()
                .resolve(Path.of(service.id(), "target", "quarkus-app", "quarkus-run.jar"))
                .toString());
        return command;
    }
}
