package io.coachup.speech.provider.openai;

import java.util.Optional;

/** Settings of a test. */
record OpenAiSettings(String baseUrl, Optional<String> apiKey) implements OpenAiSpeechConfig {

    @Override
    public String sttModel() {
        return "whisper-1";
    }

    @Override
    public String ttsModel() {
        return "gpt-4o-mini-tts";
    }

    @Override
    public Optional<String> voice() {
        return Optional.empty();
    }
}
