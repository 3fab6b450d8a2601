package io.coachup.skills.jobs;

import io.coachup.common.address.ServiceAddress;
import io.coachup.common.settings.Problems;
import io.coachup.common.settings.SettingsCheck;
import jakarta.inject.Singleton;
import java.util.List;

/** Refuses to start with limits under which no job could be assessed. */
@Singleton
final class JobsConfigCheck implements SettingsCheck {

    private final JobsConfig config;

    JobsConfigCheck(JobsConfig config) {
        this.config = config;
    }

    @Override
    public List<String> problems() {
        return new Problems()
                .require(config.resendAfter().isPositive(), "ASSESSMENT_RESEND_AFTER must be longer than nothing.")
                .require(config.maxAttempts() >= 1, "JOB_MAX_ATTEMPTS must be at least 1.")
                .require(config.transcriptMaxBytes() >= 1, "JOB_TRANSCRIPT_MAX_BYTES must be at least 1.")
                .require(config.transcriptMaxMessages() >= 1, "JOB_TRANSCRIPT_MAX_MESSAGES must be at least 1.")
                .require(
                        !config.useSqs() || config.queueUrl().isPresent(),
                        "AWS_SQS_QUEUE_URL is not set: name the FIFO queue of assessment jobs, or set USE_SQS=0.")
                .require(
                        config.endpoint().map(JobsConfigCheck::isAddress).orElse(true),
                        "AWS_ENDPOINT_URL_SQS must be an http or https address whose host has no underscore, which the"
                                + " client of SQS takes for none: give the host an alias, such as http://sqs:9324.")
                .all();
    }

    private static boolean isAddress(String endpoint) {
        return ServiceAddress.parse(endpoint)
                .filter(address -> !address.isIrregular())
                .isPresent();
    }
}
