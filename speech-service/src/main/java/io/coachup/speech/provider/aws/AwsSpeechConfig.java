package io.coachup.speech.provider.aws;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Amazon Polly and Transcribe. */
@ConfigMapping(prefix = "coachup.speech.aws")
public interface AwsSpeechConfig {

    /** {@code AWS_REGION}, {@code AWS_DEFAULT_REGION} or {@code S3_REGION}. */
    String region();

    /** {@code AWS_ENDPOINT_URL}: instead of the services' own addresses. */
    Optional<String> endpoint();

    /** {@code AWS_ACCESS_KEY_ID}; without it one of the platform's ways to credentials has to be announced. */
    Optional<String> accessKeyId();

    /** {@code AWS_SECRET_ACCESS_KEY}. */
    Optional<String> secretAccessKey();

    /** What announces credentials of the platform: a token file, a container's address or a profile. */
    Optional<String> platformCredentials();

    /** {@code AWS_POLLY_ENGINE}: {@code standard}, {@code neural}, {@code long-form} or {@code generative}. */
    String pollyEngine();

    /** {@code TTS_VOICE_ID}: the voice where a request names none. */
    String pollyVoice();

    /** {@code AWS_TRANSCRIBE_LANGUAGE} or {@code GOOGLE_SPEECH_LANGUAGE}: where a request gives no hint. */
    String transcribeLanguage();

    /** {@code S3_BUCKET_AUDIO}: where recordings are that Transcribe reads. */
    Optional<String> bucket();

    /** What it lacks, or null. */
    default String missing() {
        return accessKeyId().isPresent() && secretAccessKey().isPresent()
                        || platformCredentials().isPresent()
                ? null
                : "AWS_ACCESS_KEY_ID missing";
    }
}
