package io.coachup.speech.provider.azure;

import java.util.Optional;

/** Settings of a test. */
record AzureSettings(Optional<String> key, String url) implements AzureConfig {

    @Override
    public Optional<String> region() {
        return Optional.of("westeurope");
    }

    @Override
    public Optional<String> sttBaseUrl() {
        return Optional.of(url);
    }

    @Override
    public Optional<String> ttsBaseUrl() {
        return Optional.of(url);
    }

    @Override
    public String sttLanguage() {
        return "de-DE";
    }

    @Override
    public String ttsLanguage() {
        return "en-US";
    }

    @Override
    public String ttsVoice() {
        return "en-US-JennyNeural";
    }
}
