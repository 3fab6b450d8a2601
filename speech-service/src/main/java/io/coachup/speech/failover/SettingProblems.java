package io.coachup.speech.failover;

import io.coachup.common.address.ServiceAddress;
import io.coachup.common.settings.ApiKeys;
import io.coachup.common.settings.Problems;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is wrong with settings of providers, one sentence each, which never holds a secret. */
public final class SettingProblems {

    private static final Pattern REGION = Pattern.compile("[A-Za-z0-9-]+");

    private final Problems problems = new Problems();

    /** It must be an http(s) address. */
    public SettingProblems address(String variable, String value) {
        problems.require(
                ServiceAddress.parse(value).filter(ServiceAddress::isCallable).isPresent(),
                variable + " must be an address that begins with http:// or https://, such as https://example.com.");
        return this;
    }

    /** Like {@link #address(String, String)}; what is absent is fine. */
    public SettingProblems address(String variable, Optional<String> value) {
        value.ifPresent(address -> address(variable, address));
        return this;
    }

    /** It must not hold what no key or token does; what is absent is fine. */
    public SettingProblems secret(String variable, Optional<String> value) {
        problems.require(value.map(ApiKeys::isSendable).orElse(true), ApiKeys.sentence(variable));
        return this;
    }

    /** It must be able to be part of a host's name; what is absent is fine. */
    public SettingProblems region(String variable, Optional<String> value) {
        problems.require(
                value.isEmpty() || REGION.matcher(value.get()).matches(),
                variable + " must be letters, digits and dashes only, such as westeurope or eu-west-1.");
        return this;
    }

    /** All of them in order. */
    public List<String> all() {
        return problems.all();
    }
}
