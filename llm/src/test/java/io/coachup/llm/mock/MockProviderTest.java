package io.coachup.llm.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.llm.ChatProvider;
import io.coachup.llm.ChatProviderContract;
import io.coachup.llm.RecordedStream;
import org.junit.jupiter.api.Test;

class MockProviderTest extends ChatProviderContract {

    @Override
    protected ChatProvider provider() {
        return new MockProvider("mock-chat-1");
    }

    @Test
    void theSameRequestGetsTheSameReplyThatPicksUpAWordAndEndsInAQuestion() {
        RecordedStream first = RecordedStream.start(vertx, provider(), request(null));
        RecordedStream second = RecordedStream.start(vertx, provider(), request(null));
        first.awaitEnd();
        second.awaitEnd();

        String reply = String.join("", first.tokens());
        assertThat(second.tokens()).isEqualTo(first.tokens());
        assertThat(reply).contains("present").endsWith("?").doesNotContain("You are a coach");
    }
}
