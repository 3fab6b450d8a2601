package io.coachup.speech.provider.mock;

import io.coachup.speech.audio.AudioType;
import io.coachup.speech.tts.SpeechAudio;
import io.coachup.speech.tts.TextToSpeak;
import io.coachup.speech.tts.TtsProvider;
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
    public SpeechAudio synthesize(TextToSpeak utterance, Duration timeLimit) {
        String voice = utterance.voiceId() == null ? VOICE : utterance.voiceId();
        return new SpeechAudio(new Melody(utterance.text()).wav(), AudioType.WAV, voice, null);
    }
}
