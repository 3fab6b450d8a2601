package io.coachup.local.stack;

import io.coachup.local.settings.Layout;
import io.coachup.local.supervisor.StartFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The command line of a service. */
final class ServiceCommand {

    /** Replaces the JVM flags of the services, for a measurement for example. */
    static final String JVM_FLAGS_VARIABLE = "COACHUP_JAVA_OPTS";

    // Start quickly and stay small: this is for development. `./coachup bench start` measures the AOT cache's part in
    // it.
    private static final String JVM_FLAGS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m -XX:AOTCache=";

    // Ends the service when the supervisor, which holds the other end of stdin, is gone without having stopped it. An
    // agent could do that too, but with one the JVM does not use its AOT cache.
    private static final List<String> ON_A_LEASH = List.of(
            "/bin/sh",
            "-c",
            "exec 3<&0; { cat <&3 >/dev/null; kill $$ 2>/dev/null; } & exec \"$0\" \"$@\" 3<&- </dev/null");

    private static final List<String> JVM_WORDS =
            List.of("-XX:+DisplayVMOutputToStderr", "-Xlog:disable", "-Xlog:all=warning:stderr");

    private static final String NATIVE_FLAGS = "-Xmx256m";

    private ServiceCommand() {}

    /**
     * The same service as a native executable.
     *
     * @throws StartFailedException with one sentence, when it has not been built
     */
    static List<String> natively(Service service, Layout layout) {
        Path executable = layout.root().resolve(Path.of(service.id(), "target", "native", service.id() + "-runner"));
        if (!Files.isExecutable(executable)) {
            throw new StartFailedException("There is no native executable of " + service.id()
                    + ": ./coachup native makes them, which takes some minutes each.");
        }
        List<String> command = new ArrayList<>(ON_A_LEASH);
        command.add(executable.toString());
        command.add(StackFactory.mark(layout).trim());
        command.add(NATIVE_FLAGS);
        return command;
    }

    static List<String> of(Service service, Layout layout, Path java, Map<String, String> environment) {
        List<String> command = new ArrayList<>(ON_A_LEASH);
        command.add(java.toString());
        command.add(StackFactory.mark(layout).trim());
        Path application = layout.root().resolve(Path.of(service.id(), "target", "quarkus-app"));
        String flags = environment.getOrDefault(JVM_FLAGS_VARIABLE, JVM_FLAGS + application.resolve("app.aot"));
        command.addAll(Arrays.stream(flags.trim().split("\\s+"))
                .filter(flag -> !flag.isEmpty())
                .toList());
        // What goes on without the memory it needed has lost a thread or a lock: the supervisor starts it anew.
        command.add("-XX:+ExitOnOutOfMemoryError");
        // The log holds JSON lines only: what the JVM prints itself goes to standard error, and it does not warn about
        // what
        // the frameworks do.
        command.addAll(JVM_WORDS);
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-jar");
        command.add(application.resolve("quarkus-run.jar").toString());
        return command;
    }
}
