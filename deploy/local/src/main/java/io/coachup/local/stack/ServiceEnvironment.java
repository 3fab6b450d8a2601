package io.coachup.local.stack;

import io.coachup.local.settings.Setting;
import io.coachup.local.standin.Addresses;
import io.coachup.local.standin.StandIn;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The settings by which the services find each other and the stand-ins. What the user has set wins. */
public final class ServiceEnvironment {

    private ServiceEnvironment() {}

    /**
     * All settings of the local stack.
     *
     * @param user the user's own environment
     * @throws IllegalArgumentException with one sentence, when a port is none
     */
    public static Map<String, String> of(Map<String, String> user, Map<String, String> secrets) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("APP_ENV", "dev");
        settings.put("HTTP_HOST", "127.0.0.1");
        // Below the time after which a service that does not stop is killed.
        settings.put("SHUTDOWN_TIMEOUT", "4s");
        for (Setting port : Setting.values()) {
            settings.put(port.name(), Integer.toString(port.port(user)));
        }
        settings.put("GATEWAY_URL", url(Setting.GATEWAY_PORT, user));
        settings.put("SKILLS_SERVICE_URL", url(Setting.SKILLS_PORT, user));
        settings.put("SPEECH_SERVICE_URL", url(Setting.SPEECH_PORT, user));
        for (StandIn standIn : StandIn.values()) {
            settings.putAll(Addresses.of(standIn, standIn.port().port(user)));
        }
        settings.putAll(LocalSpeech.settings(user));
        settings.putAll(secrets);
        settings.replaceAll(user::getOrDefault);
        return settings;
    }

    /** The same as the text of a properties file, in which the framework would take <code>${</code> for an expression. */
    public static String asProperties(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(entry -> entry.getKey() + "="
                        + entry.getValue().replace("\\", "\\\\").replace("${", "\\\\${") + "\n")
                .collect(Collectors.joining());
    }

    /** The whole environment of a process of the stack: the user's own and these settings. */
    public static Map<String, String> complete(Map<String, String> user, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(user);
        // These are meant for one container, not for four services on one machine.
        environment.keySet().removeAll(Set.of("PORT", "MANAGEMENT_PORT"));
        environment.putAll(settings);
        return environment;
    }

    private static String url(Setting port, Map<String, String> user) {
        return "http://localhost:" + port.port(user);
    }
}
