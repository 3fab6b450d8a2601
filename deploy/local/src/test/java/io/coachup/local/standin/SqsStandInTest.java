package io.coachup.local.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqsStandInTest {

    private final HttpClient client = HttpClient.newHttpClient();

    @RegisterExtension
    static final SharedStandIn SQS = new SharedStandIn(StandIn.SQS);

    @AfterEach
    void closeClient() {
        client.close();
    }

    @Test
    void keepsMessagesInOrderWhenItIsKilled() throws Exception {
        // Given
        send("one");
        send("two");

        // When
        SQS.killAndRestart();

        // Then
        String received = call("ReceiveMessage", "MaxNumberOfMessages=10&WaitTimeSeconds=0");
        assertThat(received).containsSubsequence("<Body>one</Body>", "<Body>two</Body>");
    }

    @Test
    void hasTheQueueAsItsReadersExpectIt() throws Exception {
        String attributes = call("GetQueueAttributes", "AttributeName.1=All");

        assertThat(attributes.replaceAll("\\s+", ""))
                .contains("<Name>FifoQueue</Name><Value>true</Value>")
                .contains("<Name>ContentBasedDeduplication</Name><Value>false</Value>")
                .contains("<Name>VisibilityTimeout</Name><Value>60</Value>")
                .contains("<Name>ReceiveMessageWaitTimeSeconds</Name><Value>20</Value>")
                .contains("coach-up-assessments-dlq.fifo")
                .containsPattern("maxReceiveCount\\D+5");
    }

    @Test
    void endsWhenWhoeverStartedItIsGone() throws Exception {
        // When
        SQS.process().getOutputStream().close();

        // Then
        assertThat(SQS.process().waitFor(Duration.ofSeconds(8))).isTrue();
    }

    private void send(String body) throws IOException, InterruptedException {
        String answer = call("SendMessage", "MessageGroupId=g&MessageDeduplicationId=" + body + "&MessageBody=" + body);
        assertThat(answer).contains("<MessageId>");
    }

    private String call(String action, String parameters) throws IOException, InterruptedException {
        String queue = Addresses.of(StandIn.SQS, SQS.port()).get("AWS_SQS_QUEUE_URL");
        URI address = URI.create(queue + "?Action=" + action + "&" + parameters);
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build();
        return client.send(request, BodyHandlers.ofString()).body();
    }
}
