package io.coachup.speech.provider.aws;

import io.coachup.speech.failover.SettingProblems;
import java.util.List;
import java.util.Optional;

/** Finds AWS settings that can't work. */
final class AwsCheck {

    private AwsCheck() {}

    static List<String> problems(AwsSpeechConfig config) {
        return new SettingProblems()
                .region("AWS_REGION", Optional.of(config.region()))
                .address("AWS_ENDPOINT_URL", config.endpoint())
                .secret("AWS_ACCESS_KEY_ID", config.accessKeyId())
                .secret("AWS_SECRET_ACCESS_KEY", config.secretAccessKey())
                .all();
    }
}
