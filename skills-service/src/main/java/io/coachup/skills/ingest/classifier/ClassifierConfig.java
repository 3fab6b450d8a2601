package io.coachup.skills.ingest.classifier;

import io.coachup.common.settings.StrictBoolean;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import java.time.Duration;

/** Whether a model classifies messages, and what that may take; names and defaults are the original's where it had them. */
@ConfigMapping(prefix = "coachup.classifier")
public interface ClassifierConfig {

    /** {@code AI_CLASSIFIER_ENABLED}: the provider of the role classifies, instead of the rules. */
    @WithConverter(StrictBoolean.class)
    boolean enabled();

    /** {@code DISABLE_CLASSIFIER}: the rules, whatever the other says. */
    @WithConverter(StrictBoolean.class)
    boolean disabled();

    /** {@code CLASSIFIER_CONTEXT_LIMIT}: messages before the one at hand that a model is told, 1 to 50; others become the nearest. */
    int contextLimit();

    /** {@code CLASSIFIER_TIMEOUT_MS}: longest wait for a model, before the message is stored. */
    Duration timeLimit();

    /** True when the provider of the role is asked. */
    default boolean asksProvider() {
        return enabled() && !disabled();
    }
}
