package io.coachup.local.settings;

import java.util.Map;

/** The settings of the local stack: each is an environment variable of the same name, with this default. */
public enum Setting {
    GATEWAY_PORT("8080"),
    GATEWAY_MANAGEMENT_PORT("9080"),
    SPEECH_PORT("8081"),
    SPEECH_MANAGEMENT_PORT("9081"),
    SKILLS_PORT("8082"),
    SKILLS_MANAGEMENT_PORT("9082"),
    WORKER_PORT("8083"),
    WORKER_MANAGEMENT_PORT("9083"),
    TOKEN_ISSUER_PORT("8090"),
    SQS_PORT("9324"),
    S3_PORT("9325"),
    POSTGRES_PORT("5433"),
    PROMETHEUS_PORT("9090");

    private final String defaultValue;

    Setting(String defaultValue) {
        this.defaultValue = defaultValue;
    }

    /**
     * This port as {@code environment} has it, else its default.
     *
     * @throws IllegalArgumentException with one clear sentence, when the value is no port (1 to 65535)
     */
    public int port(Map<String, String> environment) {
        String value = environment.getOrDefault(name(), defaultValue);
        try {
            int port = Integer.parseInt(value.trim());
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw notAPort(e);
        }
        throw notAPort(null);
    }

    private IllegalArgumentException notAPort(NumberFormatException cause) {
        return new IllegalArgumentException(name() + " must be a port number from 1 to 65535.", cause);
    }
}
