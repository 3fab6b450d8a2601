package io.coachup.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

class QueueConfigCheckTest {

    private static final String NO_QUEUES =
            "AWS_SQS_QUEUE_URL and AWS_SQS_DLQ_URL must name the queue of assessment jobs"
                    + " and its dead-letter queue; or set USE_SQS=0.";
    private static final String NO_HOST =
            "AWS_ENDPOINT_URL_SQS must be an http or https address, and its host must have no"
                    + " underscore: AWS's client finds no host in such an address.";
    private static final String POLL_WAIT = "ASSESSMENTS_POLL_WAIT must be between 0 and 20 seconds (PT20S).";

    @ParameterizedTest
    @ValueSource(
            strings = {"http://sqs:9324", "https://sqs.eu-west-1.amazonaws.com", "http://[::1]:9324", "HTTP://127.0.0.1"
            })
    void anAddressWithAHostIsGood(String endpoint) {
        assertThat(problems(Map.of("endpoint", endpoint))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://sqs_1:9324", "sqs:9324", "ftp://sqs:9324", "http:///x", "http://sqs 1:9324", "9324"})
    void anAddressInWhichTheClientWouldFindNoHostStopsTheStart(String endpoint) {
        assertThat(problems(Map.of("endpoint", endpoint))).containsExactly(NO_HOST);
        assertThat(problems(Map.of("endpoint", endpoint, "use-sqs", "0"))).isEmpty();
    }

    /** When this fails, the client has learned to, and the rule may go. */
    @Test
    void theClientCanNotCallAHostWithAnUnderscore() {
        assertThatThrownBy(() -> {
                    try (SqsClient client = SqsClient.builder()
                            .endpointOverride(URI.create("http://sqs_1:9324"))
                            .region(Region.US_EAST_1)
                            .credentialsProvider(AnonymousCredentialsProvider.create())
                            .httpClient(UrlConnectionHttpClient.create())
                            .build()) {
                        client.listQueues();
                    }
                })
                .hasRootCauseInstanceOf(URISyntaxException.class);
    }

    @Test
    void bothQueuesAreNeededWithSqsOnly() {
        assertThat(problems(Map.of("queue-url", ""))).containsExactly(NO_QUEUES);
        assertThat(problems(Map.of("dead-letter-queue-url", ""))).containsExactly(NO_QUEUES);
        assertThat(problems(Map.of("queue-url", "", "use-sqs", "0"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PT0S, true", "PT20S, true", "PT20.001S, false", "PT-1S, false"})
    void aPollWaitsForAsLongAsSqsAllows(String wait, boolean good) {
        assertThat(problems(Map.of("poll-wait", wait))).isEqualTo(good ? List.of() : List.of(POLL_WAIT));
    }

    private static List<String> problems(Map<String, String> different) {
        Map<String, String> values = new HashMap<>();
        values.put("coachup.queue.use-sqs", "1");
        values.put("coachup.queue.queue-url", "http://sqs_1:9324/0/jobs.fifo");
        values.put("coachup.queue.dead-letter-queue-url", "http://sqs_1:9324/0/dead.fifo");
        values.put("coachup.queue.endpoint", "");
        values.put("coachup.queue.poll-wait", "PT8S");
        different.forEach((name, value) -> values.put("coachup.queue." + name, value));
        return new QueueConfigCheck(new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(QueueConfig.class)
                        .withDefaultValues(values)
                        .build()
                        .getConfigMapping(QueueConfig.class))
                .problems();
    }
}
