package io.coachup.skills.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobsConfigCheckTest {

    private static final String QUEUE = "http://sqs_1:9324/000000000000/jobs.fifo";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:9324",
                "https://sqs.eu-central-1.amazonaws.com",
                "http://[::1]:9324",
                "http://sqs-1"
            })
    void anAddressOfSqsIsTaken(String endpoint) {
        assertThat(problems(endpoint, QUEUE, 20)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sqs_1:9324",
                "https://my_sqs",
                "sqs:9324",
                "localhost",
                "ftp://sqs",
                "http://",
                "http://a b"
            })
    void whatTheClientOfSqsCanNotReadStopsTheStart(String endpoint) {
        assertThat(problems(endpoint, QUEUE, 20))
                .containsExactly(
                        "AWS_ENDPOINT_URL_SQS must be an http or https address whose host has no underscore, which"
                                + " the client of SQS takes for none: give the host an alias, such as http://sqs:9324.");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertThat(problems(null, null, 0))
                .containsExactly(
                        "JOB_MAX_ATTEMPTS must be at least 1.",
                        "AWS_SQS_QUEUE_URL is not set: name the FIFO queue of assessment jobs, or set USE_SQS=0.");
    }

    private static List<String> problems(String endpoint, String queue, int maxAttempts) {
        return new JobsConfigCheck(new JobsConfig() {
                    @Override
                    public boolean useSqs() {
                        return true;
                    }

                    @Override
                    public Optional<String> queueUrl() {
                        return Optional.ofNullable(queue);
                    }

                    @Override
                    public Optional<String> endpoint() {
                        return Optional.ofNullable(endpoint);
                    }

                    @Override
                    public Duration resendAfter() {
                        return Duration.ofMinutes(15);
                    }

                    @Override
                    public int maxAttempts() {
                        return maxAttempts;
                    }

                    @Override
                    public int transcriptMaxBytes() {
                        return 1;
                    }

                    @Override
                    public int transcriptMaxMessages() {
                        return 1;
                    }
                })
                .problems();
    }
}
