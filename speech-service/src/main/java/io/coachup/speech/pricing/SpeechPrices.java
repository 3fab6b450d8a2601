package io.coachup.speech.pricing;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;

/** What speech costs, by provider and model. Prices are the providers' public list prices in US cents. */
@Singleton
public final class SpeechPrices {

    private static final double SECONDS_PER_MINUTE = 60;
    private static final double MS_PER_SECOND = 1000;
    private static final double MILLION = 1_000_000;

    /** Cents a minute of audio: openai.com/api/pricing, deepgram.com/pricing, cloud.google.com, aws.amazon.com. */
    private static final Map<String, Double> CENTS_PER_MINUTE = Map.of(
            "openai/whisper-1", 0.6,
            "openai/gpt-4o-transcribe", 0.6,
            "openai/gpt-4o-mini-transcribe", 0.3,
            "deepgram/nova-2", 0.43,
            "deepgram/nova-3", 0.43,
            "google/default", 2.4,
            "azure/short-audio", 1.67,
            "aws/batch", 2.4);

    /** Cents a million characters: openai.com/api/pricing, azure.microsoft.com, cloud.google.com, aws.amazon.com. */
    private static final Map<String, Double> CENTS_PER_MILLION_CHARACTERS = Map.of(
            "openai/tts-1", 1500.0,
            "openai/tts-1-hd", 3000.0,
            "azure/neural", 1600.0,
            "google/standard", 400.0,
            "aws/standard", 400.0,
            "aws/neural", 1600.0);

    /** Cents with fractions for recognizing {@code duration} of audio; 0 for a model without a price. */
    public double transcription(String provider, String model, Duration duration) {
        double minutes = duration.toMillis() / MS_PER_SECOND / SECONDS_PER_MINUTE;
        return minutes * CENTS_PER_MINUTE.getOrDefault(provider + "/" + model, 0.0);
    }

    /** Cents with fractions for speaking so many characters; 0 for a model without a price. */
    public double synthesis(String provider, String model, int characters) {
        return characters / MILLION * CENTS_PER_MILLION_CHARACTERS.getOrDefault(provider + "/" + model, 0.0);
    }
}
