package io.coachup.local.stack;

import io.coachup.local.observe.Observation;
import io.coachup.local.settings.Layout;
import io.coachup.local.settings.Secrets;
import io.coachup.local.settings.Setting;
import io.coachup.local.standin.Distribution;
import io.coachup.local.standin.ReadyLine;
import io.coachup.local.standin.StandIn;
import io.coachup.local.standin.StandInSpec;
import io.coachup.local.supervisor.BackOff;
import io.coachup.local.supervisor.HttpReadiness;
import io.coachup.local.supervisor.Leftovers;
import io.coachup.local.supervisor.Output;
import io.coachup.local.supervisor.Supervised;
import io.coachup.local.supervisor.Unit;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Says how each part of the stack is started. */
public final class StackFactory {

    private static final Duration READY_LIMIT = Duration.ofSeconds(90);
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private final Layout layout;
    private final Output output;
    private final Map<String, String> user;
    private final Map<String, String> settings;
    private final Map<String, String> environment;
    private final Observation observation;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build();

    /**
     * For this checkout.
     *
     * @param user the user's own environment
     */
    public StackFactory(Layout layout, Map<String, String> user, Output output) {
        this.layout = layout;
        this.output = output;
        this.user = user;
        this.observation = Observation.of(layout, user);
        this.settings = ServiceEnvironment.of(user, Secrets.load(layout.secrets()));
        this.environment = ServiceEnvironment.complete(user, settings);
        Layout.writePrivately(layout.servicesProperties(), ServiceEnvironment.asProperties(settings));
    }

    /** What the command line of each process of a stack with this home contains. */
    public static String mark(Layout layout) {
        return "-Dcoachup.part-of=" + layout.home() + " ";
    }

    /** What processes an earlier run may have left behind. */
    public static List<Leftovers.Trace> traces(Layout layout) {
        List<Leftovers.Trace> traces = new ArrayList<>();
        for (StandIn standIn : StandIn.values()) {
            traces.add(new Leftovers.Trace(pidFile(layout, standIn.id()), mark(layout)));
        }
        for (Service service : Service.values()) {
            traces.add(new Leftovers.Trace(pidFile(layout, service.id()), mark(layout)));
        }
        traces.add(new Leftovers.Trace(
                pidFile(layout, Observation.ID), Observation.data(layout).toString()));
        // PostgreSQL's own processes outlive the JVM that started them when it is killed.
        Path postgres = layout.data().resolve(StandIn.POSTGRES.id());
        traces.add(new Leftovers.Trace(postgres.resolve("postmaster.pid"), postgres.toString()));
        return traces;
    }

    /**
     * The ports that these parts use; what isn't installed here uses none.
     *
     * @param user the user's own environment
     */
    public static List<Setting> ports(Layout layout, StackOptions options, Map<String, String> user) {
        List<Setting> ports = new ArrayList<>();
        for (StandIn standIn : StandIn.values()) {
            ports.add(standIn.port());
        }
        for (Service service : options.services()) {
            ports.add(service.port());
            ports.add(service.managementPort());
        }
        if (options.observed() && Observation.of(layout, user) != null) {
            ports.add(Setting.PROMETHEUS_PORT);
        }
        return ports;
    }

    /** The environment that a service is started with. */
    public Map<String, String> environment() {
        return environment;
    }

    /** The stack; nothing runs yet. */
    public Stack create(StackOptions options) {
        Distribution distribution = Distribution.locate();
        Map<StandIn, Supervised> standIns = new EnumMap<>(StandIn.class);
        for (StandIn standIn : StandIn.values()) {
            standIns.put(standIn, supervised(unit(standIn, options, distribution)));
        }
        Map<Service, Supervised> services = new EnumMap<>(Service.class);
        for (Service service : options.services()) {
            services.put(service, supervised(unit(service, options)));
        }
        return new Stack(standIns, services, observers(options), output);
    }

    private Map<String, Supervised> observers(StackOptions options) {
        if (!options.observed() || observation == null) {
            return Map.of();
        }
        Unit observer = observer(options);
        return Map.of(observer.name(), supervised(observer));
    }

    /** It is not ours, so it gets the user's own environment and none of the stack's secrets. */
    Unit observer(StackOptions options) {
        List<Integer> scraped = options.services().stream()
                .map(service -> port(service.managementPort()))
                .toList();
        return new Unit(
                "Prometheus",
                observation.command(scraped),
                layout.root(),
                user,
                layout.standInLogs().resolve(Observation.ID + ".log"),
                layout.standInLogs().resolve(Observation.ID + ".log"),
                true,
                pidFile(layout, Observation.ID),
                new HttpReadiness(client, observation.readiness()),
                READY_LIMIT);
    }

    private Supervised supervised(Unit unit) {
        return new Supervised(unit, output, new BackOff(Duration.ofMillis(500), Duration.ofSeconds(10)));
    }

    private Unit unit(StandIn kind, StackOptions options, Distribution distribution) {
        StandInSpec spec =
                new StandInSpec(kind, port(kind.port()), layout.data().resolve(kind.id()), options.fast());
        return new Unit(
                kind.title(),
                spec.command(distribution, JAVA, List.of(mark(layout).trim())),
                layout.root(),
                environment,
                layout.standInLogs().resolve(kind.id() + ".log"),
                layout.standInLogs().resolve(kind.id() + ".log"),
                false,
                pidFile(layout, kind.id()),
                ReadyLine::of,
                READY_LIMIT);
    }

    private Unit unit(Service service, StackOptions options) {
        URI health = URI.create("http://localhost:" + port(service.managementPort()) + "/q/health/ready");
        return new Unit(
                service.id(),
                options.natively()
                        ? ServiceCommand.natively(service, layout)
                        : ServiceCommand.of(service, layout, JAVA, environment),
                layout.root(),
                environment,
                layout.logs().resolve(service.id() + ".log"),
                layout.jvmLogs().resolve(service.id() + ".log"),
                true,
                pidFile(layout, service.id()),
                new HttpReadiness(client, health),
                READY_LIMIT);
    }

    private static Path pidFile(Layout layout, String id) {
        return layout.run().resolve(id + ".pid");
    }

    private int port(Setting setting) {
        return setting.port(settings);
    }
}
