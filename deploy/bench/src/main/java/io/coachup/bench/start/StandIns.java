package io.coachup.bench.start;

import io.coachup.bench.BenchProcess;
import io.coachup.local.settings.Layout;
import io.coachup.local.settings.Setting;
import io.coachup.local.stack.StackFactory;
import io.coachup.local.standin.StandIn;
import io.coachup.local.standin.StandInProcess;
import io.coachup.local.standin.StandInSpec;
import io.coachup.local.supervisor.Output;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the services need, running on ports of its own, with the environment that {@code ./coachup up} would give. */
final class StandIns implements AutoCloseable {

    private final List<StandInProcess> running = new ArrayList<>();
    private final Map<String, String> environment;

    StandIns(Layout layout) {
        layout.create();
        Map<String, String> user = new HashMap<>(System.getenv());
        user.putAll(Arrays.stream(Setting.values())
                .collect(Collectors.toMap(Setting::name, _ -> Integer.toString(BenchProcess.freePort()))));
        environment = new StackFactory(layout, user, new Output(System.out)).environment();
        for (StandIn kind : StandIn.values()) {
            running.add(StandInProcess.start(new StandInSpec(
                    kind, kind.port().port(environment), layout.data().resolve(kind.id()), false)));
        }
    }

    /** The environment of a service. */
    Map<String, String> environment() {
        return environment;
    }

    @Override
    public void close() {
        running.reversed().forEach(StandInProcess::close);
    }
}
