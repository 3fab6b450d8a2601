package io.coachup.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.common.tracing.CallIds;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What every provider does; adding one adds a subclass. */
public abstract class ChatProviderContract {

    protected static Vertx vertx;

    @BeforeAll
    static void startVertx() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stopVertx() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** A provider that answers. */
    protected abstract ChatProvider provider();

    @Test
    void aReplyStreamsInSeveralTokensAndCountsThem() {
        RecordedStream stream = RecordedStream.start(vertx, provider(), request(null));

        Usage usage = stream.awaitEnd();

        assertThat(stream.tokens()).hasSizeGreaterThan(3).doesNotContain("");
        assertThat(usage.tokensIn()).isPositive();
        assertThat(usage.tokensOut()).isPositive();
    }

    @Test
    void aPausedConsumerHearsNothingUntilItResumes() {
        RecordedStream stream = RecordedStream.startPausing(vertx, provider(), request(null));
        stream.awaitFirstToken();

        stream.resume();

        stream.awaitEnd();
        assertThat(stream.tokens()).hasSizeGreaterThan(3);
    }

    @Test
    void aCancelledStreamSaysNothingMore() {
        RecordedStream stream = RecordedStream.startPausing(vertx, provider(), request(null));
        stream.awaitFirstToken();

        stream.cancel();
        stream.cancel();
        List<String> heard = stream.tokens();

        stream.resume();
        RecordedStream.start(vertx, provider(), request(null)).awaitEnd();
        assertThat(stream.tokens()).isEqualTo(heard);
        assertThat(stream.isOpen()).isTrue();
    }

    @Test
    void aWholeReplyFollowsTheSchema() throws IOException {
        JsonNode schema =
                new ObjectMapper().readTree("{\"type\":\"object\",\"properties\":{\"items\":{\"type\":\"array\"}}}");

        ChatCompletion completion = provider().complete(request(schema));

        assertThat(new ObjectMapper().readTree(completion.text()).path("items").isArray())
                .isTrue();
        assertThat(completion.model()).isNotBlank();
        assertThat(completion.usage().tokensIn()).isPositive();
    }

    /** A request that any provider can answer. */
    public static ChatRequest request(JsonNode schema) {
        return new ChatRequest(
                null,
                List.of(ChatMessage.system("You are a coach."), ChatMessage.user("I present our new clinic.")),
                120,
                0.2,
                schema,
                new CallIds("r-1", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
    }
}
