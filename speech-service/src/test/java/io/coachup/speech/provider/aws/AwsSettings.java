package io.coachup.speech.provider.aws;

import java.util.Optional;

/** Settings of a test. */
record AwsSettings(Optional<String> accessKeyId, Optional<String> endpoint) implements AwsSpeechConfig {

    @Override
    public String region() {
        return "eu-west-1";
    }

    @Override
    public Optional<String> secretAccessKey() {
        return Optional.of("secret-1");
    }

    @Override
    public Optional<String> platformCredentials() {
        return Optional.empty();
    }

    @Override
    public String pollyEngine() {
        return "standard";
    }

    @Override
    public String pollyVoice() {
        return "Joanna";
    }

    @Override
    public String transcribeLanguage() {
        return "en-US";
    }

    @Override
    public Optional<String> bucket() {
        return Optional.of("recordings");
    }
}
