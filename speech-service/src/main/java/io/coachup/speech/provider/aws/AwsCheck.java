package io.coachup.speech.provider.aws;

import io.coachup.speech.selection.SettingCheck;
import java.util.Optional;

/** Refuses AWS settings that can't work. */
final class AwsCheck {

    private AwsCheck() {}

    static void check(AwsSpeechConfig config) {
        SettingCheck.region("AWS_REGION", Optional.of(config.region()));
        SettingCheck.address("AWS_ENDPOINT_URL", config.endpoint());
        SettingCheck.secret("AWS_ACCESS_KEY_ID", config.accessKeyId());
        SettingCheck.secret("AWS_SECRET_ACCESS_KEY", config.secretAccessKey());
    }
}
