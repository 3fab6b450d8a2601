package io.coachup.local.stack;

import io.coachup.local.settings.Layout;
import io.coachup.local.supervisor.Output;
import io.coachup.local.supervisor.StartFailedException;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code ./coachup dev <service>}: the stack without that service, which runs in the framework's dev mode instead. */
public final class DevCommand {

    private static final Duration GRACE = Duration.ofSeconds(6);

    private DevCommand() {}

    /** Returns when dev mode has ended; its exit code is then the JVM's. */
    public static void run(Layout layout, String... arguments) {
        if (arguments.length == 0) {
            throw new IllegalArgumentException("Which service? Such as ./coachup dev skills-service.");
        }
        Service service = Service.named(arguments[0]);
        StackOptions options = StackOptions.parse(
                EnumSet.complementOf(EnumSet.of(service)), Arrays.copyOfRange(arguments, 1, arguments.length));
        Output output = new Output(System.out);
        Map<String, String> environment = RunningStack.bringUp(layout, options, output);
        output.step("Starting " + service.id() + " in dev mode");
        ProcessBuilder maven = new ProcessBuilder(
                        "./mvnw",
                        "-ntp",
                        "quarkus:dev",
                        "-Dquarkus.analytics.disabled=true",
                        "-Djvm.args=-XX:+ExitOnOutOfMemoryError",
                        "-pl",
                        service.id())
                .directory(layout.root().toFile())
                .inheritIO();
        maven.environment().clear();
        maven.environment().putAll(environment);
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        try {
            Process devMode = maven.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(devMode), "stop-dev-mode"));
            System.exit(devMode.waitFor());
        } catch (IOException e) {
            throw new StartFailedException("Dev mode could not be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A Ctrl-C has reached it already; another signal came to this process alone. */
    private static void end(Process devMode) {
        List<ProcessHandle> family = Stream.concat(devMode.descendants(), Stream.of(devMode.toHandle()))
                .toList();
        family.forEach(ProcessHandle::destroy);
        CompletableFuture.allOf(family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, GRACE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        family.forEach(ProcessHandle::destroyForcibly);
    }
}
