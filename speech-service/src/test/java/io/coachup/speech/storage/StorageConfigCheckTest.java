package io.coachup.speech.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StorageConfigCheckTest {

    @Test
    void whatCanWorkIsFine() {
        assertThat(problems(Map.of())).isEmpty();
        assertThat(problems(Map.of("coachup.storage.endpoint", "HTTP://minio_1:9000/")))
                .isEmpty();
    }

    @Test
    void allThatCanNotIsNamedAndNoSecretShown() {
        List<String> problems = problems(Map.of(
                "coachup.storage.endpoint", "minio:9000",
                "coachup.storage.public-endpoint", "http://minio:99999",
                "coachup.storage.checksums", "never",
                "coachup.storage.key-secret", "too-short",
                "coachup.retention.days", "for ever"));

        assertThat(problems).noneMatch(problem -> problem.contains("too-short"));
        assertThat(problems)
                .extracting(problem -> problem.substring(0, problem.indexOf(' ')))
                .containsExactly(
                        "S3_ENDPOINT_URL",
                        "S3_PUBLIC_ENDPOINT_URL",
                        "S3_CHECKSUMS",
                        "STORAGE_KEY_SECRET",
                        "AUDIO_RETENTION_DAYS");
    }

    private static List<String> problems(Map<String, String> changed) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "coachup.storage.provider", "s3",
                "coachup.storage.bucket", "bucket",
                "coachup.storage.region", "us-east-1",
                "coachup.storage.checksums", "when_supported",
                "coachup.storage.force-path-style", "1",
                "coachup.storage.key-secret", "a secret that is long enough",
                "coachup.storage.max-audio-bytes", "100",
                "coachup.storage.url-lifetime", "PT1M",
                "coachup.storage.call-time-limit", "PT10S"));
        settings.putAll(Map.of(
                "coachup.retention.days", "30",
                "coachup.retention.first-within", "PT1M",
                "coachup.retention.interval", "PT6H"));
        settings.putAll(changed);
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(StorageConfig.class)
                .withMapping(RetentionConfig.class)
                .withDefaultValues(settings)
                .build();
        return new StorageConfigCheck(
                        config.getConfigMapping(StorageConfig.class), config.getConfigMapping(RetentionConfig.class))
                .problems();
    }
}
