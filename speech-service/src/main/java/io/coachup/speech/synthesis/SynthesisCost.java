package io.coachup.speech.synthesis;

import io.coachup.common.request.CurrentRequest;
import io.coachup.speech.pricing.SpeechPrices;
import io.coachup.speech.selection.Answered;
import io.coachup.speech.session.Sessions;
import io.coachup.speech.session.SpokenText;
import io.coachup.speech.tts.Speech;
import jakarta.inject.Singleton;

/** What speaking costs, in the answer and in the listener's session. */
@Singleton
final class SynthesisCost {

    private final SpeechPrices prices;
    private final Sessions sessions;
    private final CurrentRequest current;

    SynthesisCost(SpeechPrices prices, Sessions sessions, CurrentRequest current) {
        this.prices = prices;
        this.sessions = sessions;
        this.current = current;
    }

    /** Cents with fractions, added to the session in the background if there is one. */
    double charge(SynthesisRequest request, Answered<Speech> answered) {
        double cents = prices.synthesis(answered.provider(), answered.value().model(), request.characters());
        if (request.sessionId() != null) {
            sessions.spoken(new SpokenText(current.caller().userId(), request.sessionId(), cents), current);
        }
        return cents;
    }
}
