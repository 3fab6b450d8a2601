package io.coachup.speech.selection;

import static io.coachup.common.settings.Settings.require;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Refuses settings that can't work with one sentence, which never holds a secret. */
public final class SettingCheck {

    private static final Pattern SECRET = Pattern.compile("[!-~]+");
    private static final Pattern REGION = Pattern.compile("[A-Za-z0-9-]+");

    private SettingCheck() {}

    /** @throws ConfigurationException unless it is an http(s) address */
    public static void address(String variable, String value) {
        require(
                isAddress(value),
                variable + " must be an address that begins with http:// or https://, such as https://example.com.");
    }

    /** Like {@link #address(String, String)}; what is absent is fine. */
    public static void address(String variable, Optional<String> value) {
        value.ifPresent(address -> address(variable, address));
    }

    /** @throws ConfigurationException when it holds what no key or token does; what is absent is fine */
    public static void secret(String variable, Optional<String> value) {
        require(
                value.isEmpty() || SECRET.matcher(value.get()).matches(),
                variable + " must not hold spaces, line breaks or characters beyond ASCII.");
    }

    /** @throws ConfigurationException unless it can be part of a host's name; what is absent is fine */
    public static void region(String variable, Optional<String> value) {
        require(
                value.isEmpty() || REGION.matcher(value.get()).matches(),
                variable + " must be letters, digits and dashes only, such as westeurope or eu-west-1.");
    }

    private static boolean isAddress(String value) {
        try {
            URI address = new URI(value);
            boolean http = "http".equals(address.getScheme());
            return (http || "https".equals(address.getScheme()))
                    && (address.getHost() != null || http && isContainer(address.getRawAuthority()))
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    /** Such as {@code whisper_1:8000}: no host name by the rules, and no certificate's, but one that can be looked up. */
    private static boolean isContainer(String authority) throws URISyntaxException {
        return authority != null
                && authority.indexOf('_') >= 0
                && authority.indexOf('@') < 0
                && new URI("http://" + authority.replace('_', 'u')).getHost() != null;
    }
}
