package io.coachup.common.settings;

import io.quarkus.arc.All;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.ext.web.Router;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Stops the start when settings can't work, with everything that is wrong in one message. */
@Singleton
public final class StartupChecks {

    private static final int FIRST = 1;

    private final List<SettingsCheck> checks;

    public StartupChecks(@All List<SettingsCheck> checks) {
        this.checks = checks;
    }

    /**
     * The first that happens: the router is filled before start-up events are sent, so no bean has been made of the
     * settings yet.
     */
    void check(@Observes @Priority(FIRST) Router router) {
        check();
    }

    /** @throws ConfigurationException with one problem a line */
    void check() {
        List<String> problems =
                checks.stream().flatMap(check -> check.problems().stream()).toList();
        if (!problems.isEmpty()) {
            throw new ConfigurationException(String.join("\n", problems));
        }
    }
}
