package io.coachup.local.stack;

import io.coachup.local.settings.Setting;
import io.coachup.local.standin.StandIn;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The services of the suite. */
public enum Service {
    GATEWAY("gateway-service", Setting.GATEWAY_PORT, Setting.GATEWAY_MANAGEMENT_PORT, StandIn.TOKENS),
    SPEECH("speech-service", Setting.SPEECH_PORT, Setting.SPEECH_MANAGEMENT_PORT, StandIn.TOKENS, StandIn.S3),
    SKILLS(
            "skills-service",
            Setting.SKILLS_PORT,
            Setting.SKILLS_MANAGEMENT_PORT,
            StandIn.TOKENS,
            StandIn.POSTGRES,
            StandIn.SQS),
    WORKER("assessment-worker", Setting.WORKER_PORT, Setting.WORKER_MANAGEMENT_PORT, StandIn.TOKENS, StandIn.SQS);

    private final String id;
    private final Setting port;
    private final Setting managementPort;
    private final Set<StandIn> needs;

    Service(String id, Setting port, Setting managementPort, StandIn... needs) {
        this.id = id;
        this.port = port;
        this.managementPort = managementPort;
        this.needs = Set.of(needs);
    }

    /** Its name, which is also that of its module's folder. */
    public String id() {
        return id;
    }

    /** The setting with its HTTP port. */
    public Setting port() {
        return port;
    }

    /** The setting with the port of {@code /q/health} and {@code /metrics}. */
    public Setting managementPort() {
        return managementPort;
    }

    /** What must be ready before it starts. */
    public Set<StandIn> needs() {
        return needs;
    }

    /**
     * The service of this name.
     *
     * @throws IllegalArgumentException with one sentence that lists the names there are
     */
    public static Service named(String id) {
        return Arrays.stream(values())
                .filter(service -> service.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no service " + id + "; the services are "
                        + Arrays.stream(values()).map(Service::id).collect(Collectors.joining(", ")) + "."));
    }
}
