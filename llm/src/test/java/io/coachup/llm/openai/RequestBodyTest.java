package io.coachup.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.common.tracing.CallIds;
import io.coachup.llm.ChatMessage;
import io.coachup.llm.ChatRequest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "\"\\/\n\t\u0000\u2028",
                "caf\u00e9 \u4f60\u597d \ud83d\ude42",
                "\ud83d",
                "a\ude42b",
                "\ud83d\ud83d\ude42"
            })
    void whateverAPersonSaysCanBeSent(String said) {
        ChatRequest request = new ChatRequest(null, List.of(ChatMessage.user(said)), 1, 0, null, CallIds.NONE);

        JsonObject body = RequestBody.of(request, "m", Parameters.ALL, 0, true).toJsonObject();

        assertThat(body.getJsonArray("messages").getJsonObject(0).getString("content"))
                .isEqualTo(said);
    }
}
