package io.coachup.speech.failover;

import io.coachup.common.errors.ApiException;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Picks providers: the request's, where that is allowed, else the configured list. */
public final class Selection<P extends SpeechProvider> {

    /** Who answers where nobody is chosen. */
    public static final String DEFAULT = "mock";

    private final List<P> known;
    private final List<P> configured;
    private final boolean allowOverride;

    /**
     * @param variable the job's own setting, in messages
     * @throws ConfigurationException with one sentence, when a name is unknown
     */
    public Selection(Collection<P> known, String variable, Optional<List<String>> own, SpeechConfig config) {
        this.known = List.copyOf(known);
        this.allowOverride = config.allowOverride();
        String source = own.isPresent() ? variable : "SPEECH_PROFILE";
        this.configured = own.or(config::profile).orElse(List.of(DEFAULT)).stream()
                .filter(name -> !name.isBlank())
                .map(name -> find(name)
                        .orElseThrow(() -> new ConfigurationException(
                                source + "=" + name.trim() + " is no provider of " + variable + ": use " + names())))
                .distinct()
                .toList();
    }

    /**
     * The providers to try, in order.
     *
     * @param requested what the request names, or null
     * @throws ApiException 400 when it names one that there is not
     */
    List<P> of(String requested) {
        if (!allowOverride || requested == null || requested.isBlank()) {
            return configured;
        }
        return List.of(find(requested).orElseThrow(() -> ApiException.invalid("provider must be one of " + names())));
    }

    /** A sentence for each setting that can't work, of those that could be chosen, or for a name that nobody has. */
    public static <P extends SpeechProvider> List<String> problems(
            Collection<P> known, String variable, Optional<List<String>> own, SpeechConfig config) {
        try {
            return new Selection<>(known, variable, own, config)
                    .selectable().stream()
                            .flatMap(provider -> provider.problems().stream())
                            .distinct()
                            .toList();
        } catch (ConfigurationException e) {
            return List.of(e.getMessage());
        }
    }

    /** All that could be chosen. */
    public List<P> selectable() {
        return allowOverride ? known : configured;
    }

    private Optional<P> find(String name) {
        String wanted = name.trim().toLowerCase(Locale.ROOT);
        return known.stream().filter(provider -> provider.answersTo(wanted)).findFirst();
    }

    private String names() {
        return Arrays.toString(known.stream().map(SpeechProvider::name).sorted().toArray())
                .replaceAll("[\\[\\]]", "");
    }
}
