package io.coachup.speech.budget;

import io.smallrye.config.ConfigMapping;
import java.util.OptionalLong;

/** Whether people's time is limited. How much they have left is skills-service's to say. */
@ConfigMapping(prefix = "coachup.speech-budget")
interface SpeechBudgetConfig {

    /** {@code BUDGET_SPEECH_SECONDS_PER_DAY}: the limit that skills-service has; unset means that it is not asked. */
    OptionalLong secondsPerDay();
}
