package io.coachup.speech.selection;

import static io.coachup.common.settings.Settings.require;

import io.coachup.speech.address.HttpAddress;
import io.quarkus.runtime.configuration.ConfigurationException;
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
                HttpAddress.parse(value).filter(HttpAddress::isCallable).isPresent(),
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
}
