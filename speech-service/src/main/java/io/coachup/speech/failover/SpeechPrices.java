package io.coachup.speech.failover;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;

/**
 * What speech costs, by provider and model, in US cents: list prices without free quotas and discounts, as known in June
 * 2026, never compared with a bill. A model's variants, such as {@code nova-2-meeting} or a dated one, cost what it does; a model that is not
 * known costs what the dearest of its provider does, so that a budget errs on the safe side.
 */
@Singleton
public final class SpeechPrices {

    private static final double SECONDS_PER_MINUTE = 60;
    private static final double MS_PER_SECOND = 1000;
    private static final double MILLION = 1_000_000;

    /**
     * Cents a minute of audio: openai.com/api/pricing, deepgram.com/pricing (recorded audio, pay as you go),
     * cloud.google.com/speech-to-text/pricing (version 1, without data logging), azure.microsoft.com (1 $ an hour),
     * aws.amazon.com/transcribe/pricing (first tier).
     */
    private static final Map<String, Double> CENTS_PER_MINUTE = Map.ofEntries(
            Map.entry("openai/whisper-1", 0.6),
            Map.entry("openai/gpt-4o-transcribe", 0.6),
            Map.entry("openai/gpt-4o-mini-transcribe", 0.3),
            Map.entry("deepgram/nova-3", 0.43),
            Map.entry("deepgram/nova-2", 0.43),
            Map.entry("deepgram/nova", 0.43),
            Map.entry("deepgram/whisper", 0.48),
            Map.entry("deepgram/base", 1.25),
            Map.entry("deepgram/enhanced", 1.45),
            Map.entry("google/default", 2.4),
            Map.entry("azure/short-audio", 1.67),
            Map.entry("aws/batch", 2.4));

    /**
     * Cents a million characters: openai.com/api/pricing, elevenlabs.io/pricing/api, azure.microsoft.com,
     * cloud.google.com/text-to-speech/pricing, aws.amazon.com/polly/pricing.
     *
     * <p>{@code gpt-4o-mini-tts} is sold by the token: here it is what OpenAI says a minute costs (1.5 cents), at a
     * thousand characters a minute. For Google's {@code wavenet} both 400 and 1600 have been published: here is the higher
     * one. Its {@code news}, {@code casual} and {@code journey} are not on the list any more: theirs are the nearest ones.
     */
    private static final Map<String, Double> CENTS_PER_MILLION_CHARACTERS = Map.ofEntries(
            Map.entry("openai/gpt-4o-mini-tts", 1500.0),
            Map.entry("openai/tts-1", 1500.0),
            Map.entry("openai/tts-1-hd", 3000.0),
            Map.entry("elevenlabs/eleven_v3", 10_000.0),
            Map.entry("elevenlabs/eleven_multilingual_v2", 10_000.0),
            Map.entry("elevenlabs/eleven_turbo_v2_5", 5000.0),
            Map.entry("elevenlabs/eleven_turbo_v2", 5000.0),
            Map.entry("elevenlabs/eleven_flash_v2_5", 5000.0),
            Map.entry("elevenlabs/eleven_flash_v2", 5000.0),
            Map.entry("azure/neural", 1600.0),
            Map.entry("azure/neural-hd", 3000.0),
            Map.entry("google/standard", 400.0),
            Map.entry("google/wavenet", 1600.0),
            Map.entry("google/neural2", 1600.0),
            Map.entry("google/polyglot", 1600.0),
            Map.entry("google/news", 1600.0),
            Map.entry("google/casual", 1600.0),
            Map.entry("google/chirp", 3000.0),
            Map.entry("google/chirp3", 3000.0),
            Map.entry("google/journey", 3000.0),
            Map.entry("google/studio", 16_000.0),
            Map.entry("aws/standard", 400.0),
            Map.entry("aws/neural", 1600.0),
            Map.entry("aws/generative", 3000.0),
            Map.entry("aws/long-form", 10_000.0));

    /** Cents with fractions for recognizing {@code duration} of audio; 0 for a provider that costs nothing. */
    public double transcription(String provider, String model, Duration duration) {
        double minutes = duration.toMillis() / MS_PER_SECOND / SECONDS_PER_MINUTE;
        return minutes * price(CENTS_PER_MINUTE, provider, model);
    }

    /** Cents with fractions for speaking so many characters; 0 for a provider that costs nothing. */
    public double synthesis(String provider, String model, int characters) {
        return characters / MILLION * price(CENTS_PER_MILLION_CHARACTERS, provider, model);
    }

    private static double price(Map<String, Double> prices, String provider, String model) {
        for (String known = provider + "/" + model; known != null; known = withoutVariant(known)) {
            if (prices.containsKey(known)) {
                return prices.get(known);
            }
        }
        return prices.entrySet().stream()
                .filter(price -> price.getKey().startsWith(provider + "/"))
                .mapToDouble(Map.Entry::getValue)
                .max()
                .orElse(0);
    }

    /** {@code nova-2} for {@code nova-2-meeting}; null when there is nothing to leave out. */
    private static String withoutVariant(String model) {
        int dash = model.lastIndexOf('-');
        return dash < 0 ? null : model.substring(0, dash);
    }
}
