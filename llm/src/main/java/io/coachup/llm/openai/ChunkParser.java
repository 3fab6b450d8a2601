package io.coachup.llm.openai;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.coachup.llm.Usage;
import java.io.IOException;

/** Reads one event in a single streaming pass: no tree and no text of the whole event is built on this hot path. */
final class ChunkParser {

    private static final JsonFactory FACTORY = new JsonFactory();

    private String delta;
    private int deltaFrom;
    private int deltaTo;
    private String text;
    private boolean finished;
    private Usage usage;
    private boolean error;

    private ChunkParser() {}

    /** Hears of an event that holds a token and nothing else; the token stands, between its quotes, at {@code from}. */
    @FunctionalInterface
    interface TokenListener {
        void onTokenAlone(byte[] json, int length, int from, int to);
    }

    /** The chunk in these bytes; {@link Chunk#NOTHING} when they are not one. */
    static Chunk parse(byte[] json, int length, TokenListener listener) {
        ChunkParser chunk = new ChunkParser();
        try (JsonParser parser = FACTORY.createParser(json, 0, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Chunk.NOTHING;
            }
            chunk.readTop(parser);
        } catch (IOException e) {
            // The contract skips what can't be parsed; a broken end shows as a missing finish reason.
            return Chunk.NOTHING;
        }
        if (chunk.isTokenAlone()) {
            listener.onTokenAlone(json, length, chunk.deltaFrom, chunk.deltaTo);
        }
        String token = chunk.delta != null ? chunk.delta : chunk.text;
        return new Chunk(token == null ? "" : token, chunk.finished, chunk.usage, chunk.error);
    }

    private boolean isTokenAlone() {
        return delta != null && deltaFrom > 0 && deltaFrom < deltaTo && !finished && usage == null && !error;
    }

    private void readTop(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (field.equals("choices") && value == JsonToken.START_ARRAY) {
                readChoices(parser);
            } else if (field.equals("usage") && value == JsonToken.START_OBJECT) {
                readUsage(parser);
            } else {
                error |= field.equals("error") && value != JsonToken.VALUE_NULL;
                parser.skipChildren();
            }
        }
    }

    private void readChoices(JsonParser parser) throws IOException {
        boolean first = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (first && parser.currentToken() == JsonToken.START_OBJECT) {
                readChoice(parser);
            } else {
                parser.skipChildren();
            }
            first = false;
        }
    }

    private void readChoice(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (field.equals("delta") && value == JsonToken.START_OBJECT) {
                readDelta(parser);
            } else if (field.equals("text") && value == JsonToken.VALUE_STRING) {
                text = parser.getText();
            } else {
                finished |= field.equals("finish_reason") && value == JsonToken.VALUE_STRING;
                parser.skipChildren();
            }
        }
    }

    private void readDelta(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (field.equals("content") && value == JsonToken.VALUE_STRING) {
                deltaFrom = (int) parser.currentTokenLocation().getByteOffset() + 1;
                delta = parser.getText();
                deltaTo = (int) parser.currentLocation().getByteOffset() - 1;
            } else {
                parser.skipChildren();
            }
        }
    }

    private void readUsage(JsonParser parser) throws IOException {
        int in = 0;
        int out = 0;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_NUMBER_INT && field.equals("prompt_tokens")) {
                in = parser.getIntValue();
            } else if (value == JsonToken.VALUE_NUMBER_INT && field.equals("completion_tokens")) {
                out = parser.getIntValue();
            } else {
                parser.skipChildren();
            }
        }
        usage = new Usage(in, out, false);
    }
}
