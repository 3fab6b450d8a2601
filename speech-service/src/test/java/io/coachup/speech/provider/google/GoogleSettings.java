package io.coachup.speech.provider.google;

import java.util.Optional;

/** Settings of a test. */
record GoogleSettings(Optional<String> credentialsJson, String url, String tokenUrl) implements GoogleConfig {

    @Override
    public Optional<String> credentialsFile() {
        return Optional.empty();
    }

    @Override
    public Optional<String> project() {
        return Optional.of("project-1");
    }

    @Override
    public String sttBaseUrl() {
        return url;
    }

    @Override
    public String ttsBaseUrl() {
        return url;
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
    public Optional<String> ttsVoice() {
        return Optional.empty();
    }
}
