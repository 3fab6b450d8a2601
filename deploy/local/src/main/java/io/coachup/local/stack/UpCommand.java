package io.coachup.local.stack;

import io.coachup.local.observe.Observation;
import io.coachup.local.settings.Layout;
import io.coachup.local.settings.Setting;
import io.coachup.local.standin.StandIn;
import io.coachup.local.supervisor.Output;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * {@code ./coachup up} and {@code ./coachup stack}: run until a signal comes.
 *
 * @param services what to start besides the stand-ins
 */
public record UpCommand(Layout layout, Set<Service> services, Output output) {

    /** Who collects spans; nobody where it isn't set. */
    private static final String TRACES = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /** The whole suite. */
    public static UpCommand suite(Layout layout) {
        return new UpCommand(layout, EnumSet.allOf(Service.class), new Output(System.out));
    }

    /** The stand-ins alone. */
    public static UpCommand standIns(Layout layout) {
        return new UpCommand(layout, EnumSet.noneOf(Service.class), new Output(System.out));
    }

    /** Does not return before the JVM ends. */
    public void run(String... arguments) {
        StackOptions options = StackOptions.parse(services, arguments);
        ProcessHandle.of(options.companion()).ifPresent(companion -> {
            var _ = companion.onExit().thenRun(() -> System.exit(0));
        });
        Map<String, String> environment = RunningStack.bringUp(layout, options, output);
        output.plain("");
        options.services().forEach(service -> row(service, environment));
        for (StandIn standIn : StandIn.values()) {
            row(standIn.title(), "localhost:" + standIn.port().port(environment));
        }
        if (options.observed()) {
            row("Prometheus", prometheus());
        }
        if (!environment.getOrDefault(TRACES, "").isBlank()) {
            row("traces", "go to " + environment.get(TRACES));
        }
        if (options.services().contains(Service.SPEECH)) {
            row("speech providers", speechProviders(environment));
        }
        output.plain("");
        output.plain(
                options.services().contains(Service.GATEWAY)
                        ? "coachup is ready: " + url(Setting.GATEWAY_PORT, environment)
                        : "the stand-ins are ready; settings for the services: " + layout.servicesProperties());
        awaitSignal();
    }

    private void row(Service service, Map<String, String> environment) {
        row(
                service.id(),
                url(service.port(), environment) + "   health " + url(service.managementPort(), environment)
                        + "/q/health");
    }

    private void row(String name, String address) {
        output.plain(String.format(Locale.ROOT, "  %-18s %s", name, address));
    }

    private String prometheus() {
        Observation observation = Observation.of(layout, System.getenv());
        return observation == null
                ? "is not installed, so nothing is observed: apt-get install prometheus"
                : observation.address() + "/alerts, scrapes the services and evaluates deploy/monitoring/rules";
    }

    private static String speechProviders(Map<String, String> environment) {
        String profile = environment.getOrDefault("SPEECH_PROFILE", LocalSpeech.MOCK);
        return "speech to text: " + environment.getOrDefault("STT_PROVIDER", profile) + ", text to speech: "
                + environment.getOrDefault("TTS_PROVIDER", profile);
    }

    private static String url(Setting port, Map<String, String> environment) {
        return "http://localhost:" + port.port(environment);
    }

    private static void awaitSignal() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
