package io.coachup.speech.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeechPricesTest {

    private static final double EXACT = 1e-9;

    private final SpeechPrices prices = new SpeechPrices();

    @ParameterizedTest
    @CsvSource({
        "openai, whisper-1, 0.6",
        "openai, gpt-4o-transcribe, 0.6",
        "openai, gpt-4o-mini-transcribe, 0.3",
        "deepgram, nova-2, 0.43",
        "deepgram, nova-2-meeting, 0.43",
        "google, default, 2.4",
        "azure, short-audio, 1.67",
        "aws, batch, 2.4",
    })
    void aMinuteOfAudioCostsWhatTheListSays(String provider, String model, double cents) {
        assertThat(prices.transcription(provider, model, Duration.ofMinutes(1))).isCloseTo(cents, within(EXACT));
    }

    @ParameterizedTest
    @CsvSource({
        "openai, gpt-4o-mini-tts, 1500",
        "openai, gpt-4o-mini-tts-2025-12-15, 1500",
        "openai, tts-1, 1500",
        "openai, tts-1-hd, 3000",
        "elevenlabs, eleven_multilingual_v2, 10000",
        "elevenlabs, eleven_flash_v2_5, 5000",
        "azure, neural, 1600",
        "google, standard, 400",
        "google, neural2, 1600",
        "google, chirp3, 3000",
        "google, studio, 16000",
        "aws, standard, 400",
        "aws, neural, 1600",
        "aws, generative, 3000",
        "aws, long-form, 10000",
    })
    void aMillionCharactersCostWhatTheListSays(String provider, String model, double cents) {
        assertThat(prices.synthesis(provider, model, 1_000_000)).isCloseTo(cents, within(EXACT));
    }

    @Test
    void aModelThatIsNotKnownCostsWhatTheDearestOfItsProviderDoes() {
        assertThat(prices.synthesis("google", "other", 1_000_000)).isCloseTo(16_000, within(EXACT));
        assertThat(prices.synthesis("openai", null, 1_000_000)).isCloseTo(3000, within(EXACT));
        assertThat(prices.transcription("deepgram", "flux-general-en", Duration.ofMinutes(1)))
                .isCloseTo(1.45, within(EXACT));
    }

    @Test
    void costsAreFractionsAndNeverRoundedUp() {
        assertThat(prices.transcription("openai", "whisper-1", Duration.ofMillis(1500)))
                .isCloseTo(0.015, within(EXACT));
        assertThat(prices.synthesis("openai", "tts-1", 11)).isCloseTo(0.0165, within(EXACT));
    }

    @Test
    void whatRunsHereCostsNothing() {
        assertThat(prices.synthesis("mock", null, 1000)).isZero();
        assertThat(prices.transcription("local", "pocketsphinx_continuous", Duration.ofMinutes(1)))
                .isZero();
    }
}
