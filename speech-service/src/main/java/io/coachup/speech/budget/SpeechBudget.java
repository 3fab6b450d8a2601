package io.coachup.speech.budget;

import io.coachup.common.errors.ApiException;
import io.coachup.common.request.CurrentRequest;
import io.coachup.speech.skillsclient.SkillsClient;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Takes the time of audio from the caller's budget before a provider hears or speaks it. */
@Singleton
public final class SpeechBudget {

    /** How fast is spoken: 150 words of English in a minute. */
    private static final int CHARACTERS_PER_SECOND = 15;

    private static final long MS = 1000;

    private final boolean isSet;
    private final SkillsClient skills;
    private final CurrentRequest current;

    SpeechBudget(SpeechBudgetConfig config, SkillsClient skills, CurrentRequest current) {
        this.isSet = config.secondsPerDay().isPresent();
        this.skills = skills;
        this.current = current;
    }

    /**
     * Promises that this audio may be heard.
     *
     * @throws ApiException 429 when the caller has no time for it left today, 413 when no day has
     */
    public SpeechShare toHear(Duration audio) {
        return share(audio.toMillis());
    }

    /** Like {@link #toHear} for a text of so many characters that is to be spoken. */
    public SpeechShare toSpeak(int characters) {
        return share(MS * characters / CHARACTERS_PER_SECOND);
    }

    private SpeechShare share(long audioMs) {
        String reservation = isSet && audioMs > 0 ? skills.reserve(audioMs, current) : null;
        return new SpeechShare(used -> {
            if (reservation != null) {
                skills.settle(reservation, used ? audioMs : 0, current);
            }
        });
    }
}
