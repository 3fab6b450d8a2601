package io.coachup.speech.provider.mock;

import io.coachup.speech.audio.AudioType;
import io.coachup.speech.tts.Speech;
import io.coachup.speech.tts.TtsProvider;
import io.coachup.speech.tts.Utterance;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Hums a text: one tone a word, as long as the word. */
@Singleton
final class MockTts implements TtsProvider {

    private static final String VOICE = "voice_mock";

    @Override
    public String name() {
        return MockStt.NAME;
    }

    @Override
    public String missing() {
        return null;
    }

    @Override
    public Speech synthesize(Utterance utterance, Duration timeLimit) {
        String voice = utterance.voiceId() == null ? VOICE : utterance.voiceId();
        return new Speech(new Melody(utterance.text()).wav(), AudioType.WAV, voice, null);
    }
}
