package io.coachup.llm.openai;

import io.coachup.llm.ChatCompletion;
import io.coachup.llm.ChatRequest;
import io.coachup.llm.Ending;
import io.coachup.llm.LlmException;

/** A reply that has arrived whole. */
final class WholeReply implements ReplyReader.Listener {

    private final StringBuilder text = new StringBuilder();
    private final ReplyReader reader = new ReplyReader(this);

    /**
     * Reads an answer's body.
     *
     * @throws LlmException when it is too large
     */
    WholeReply(byte[] body) {
        reader.feed(body, 0, body.length);
        reader.end();
        reader.release();
    }

    @Override
    public void onText(String part) {
        text.append(part);
    }

    @Override
    public void onLife(boolean working) {
        // All of it is here already.
    }

    /** See {@link ReplyReader#onlyThought}. */
    boolean onlyThought() {
        return reader.onlyThought();
    }

    /**
     * The reply.
     *
     * @throws LlmException when it is none
     */
    ChatCompletion completion(ChatRequest request, String asked) {
        Ending ending = reader.ending();
        if (!reader.isFinished() || text.toString().isBlank()) {
            throw new LlmException(LlmException.Kind.PROTOCOL, 0, "The provider's answer holds no message", null);
        }
        return new ChatCompletion(text.toString(), reader.model(asked), reader.usage(request), ending);
    }
}
