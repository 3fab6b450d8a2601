package io.coachup.testing;

import io.coachup.local.standin.Addresses;
import io.coachup.local.standin.StandIn;
import io.coachup.local.standin.StandInProcess;
import io.coachup.local.standin.StandInSpec;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * Runs one stand-in for the tests of a service, on a free port and with empty data, and tells the service where it is.
 * PostgreSQL does not wait for the disk: the data ends with the test.
 */
public abstract class StandInResource implements QuarkusTestResourceLifecycleManager {

    private final StandIn kind;
    private TemporaryFolder data;
    private StandInProcess process;

    /** For the named ones below only. */
    StandInResource(StandIn kind) {
        this.kind = kind;
    }

    @Override
    public Map<String, String> start() {
        data = TemporaryFolder.create("coachup-" + kind.id());
        process = StandInProcess.start(new StandInSpec(kind, 0, data.path().resolve(kind.id()), true));
        Map<String, String> settings = new HashMap<>(Addresses.of(kind, process.port()));
        settings.putAll(frameworkSettings(settings));
        return settings;
    }

    /** Settings under the framework's own names, for what it does not read under the environment's. */
    Map<String, String> frameworkSettings(Map<String, String> settings) {
        return Map.of();
    }

    /** Stops it and keeps its data. */
    void takeAway() {
        process.close();
    }

    /** Starts what was taken away, on the same port. */
    void bringBack() {
        process = process.restart();
    }

    @Override
    public void stop() {
        if (process != null) {
            process.close();
        }
        if (data != null) {
            data.close();
        }
    }
}
