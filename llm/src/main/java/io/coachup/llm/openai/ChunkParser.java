package io.coachup.llm.openai;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.coachup.llm.Ending;
import io.coachup.llm.Usage;
import io.coachup.llm.openai.Chunk.Signal;
import java.io.IOException;

/**
 * Reads what OpenAI-compatible servers send, an event or a whole completion, in a single streaming pass: no tree and no
 * text of the whole event is built on this hot path. It takes every shape that a server is known to send; the tests' table
 * of answers has them all.
 */
final class ChunkParser {

    /** Python servers write NaN for odd probabilities, and tabs into strings. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS, JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();

    private static final String ERROR = "error";

    private final boolean readsModel;
    private String delta;
    private int deltaFrom;
    private int deltaTo;
    private String text;
    private String message;
    private Ending finish;
    private Usage usage;
    private String model;
    private boolean hasChoices;
    private boolean explains;
    private boolean error;
    private boolean thinks;
    private boolean callsTool;

    private ChunkParser(boolean readsModel) {
        this.readsModel = readsModel;
    }

    /** Hears of an event that holds a token and nothing else; the token stands, between its quotes, at {@code from}. */
    @FunctionalInterface
    interface TokenListener {
        void onTokenAlone(byte[] json, int length, int from, int to);
    }

    /** The event in these bytes. */
    static Chunk parse(byte[] json, int length, TokenListener listener) {
        ChunkParser event = new ChunkParser(false);
        Chunk chunk = event.read(json, length);
        if (event.isTokenAlone()) {
            listener.onTokenAlone(json, length, event.deltaFrom, event.deltaTo);
        }
        return chunk;
    }

    /** The completion in these bytes. */
    static Chunk parseWhole(byte[] json, int length) {
        return new ChunkParser(true).read(json, length);
    }

    private Chunk read(byte[] json, int length) {
        try (JsonParser parser = FACTORY.createParser(json, 0, length)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                // Google's errors come in one.
                first = parser.nextToken();
            }
            if (first != JsonToken.START_OBJECT) {
                return Chunk.NOTHING;
            }
            readTop(parser);
        } catch (IOException e) {
            deltaFrom = 0;
            return Chunk.UNREADABLE;
        }
        error |= explains && !hasChoices;
        return chunk();
    }

    private Chunk chunk() {
        String token = delta != null ? delta : text != null ? text : message;
        boolean whole = message != null && delta == null && text == null;
        return new Chunk(token == null ? "" : token, whole, finish, usage, model, signal());
    }

    private Signal signal() {
        if (error) {
            return Signal.ERROR;
        }
        return callsTool ? Signal.TOOL : thinks ? Signal.THINKS : Signal.NONE;
    }

    private boolean isTokenAlone() {
        return deltaFrom > 0 && deltaFrom < deltaTo && finish == null && usage == null && signal() == Signal.NONE;
    }

    private void readTop(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (field) {
                case "choices" -> readChoices(parser, value);
                case "usage" -> readUsage(parser, value);
                case "x_groq" -> readGroq(parser, value);
                case ERROR, "errors", "error_code", "error_type", "error_message" -> error |= saysSomething(parser);
                case "object", "type" -> error |= value == JsonToken.VALUE_STRING && isError(parser);
                case "detail" -> explains |= saysSomething(parser);
                case "message", "msg" -> {
                    if (value == JsonToken.VALUE_STRING) {
                        explains |= saysSomething(parser);
                    } else {
                        parser.skipChildren();
                    }
                }
                case "model" -> {
                    model = readsModel && value == JsonToken.VALUE_STRING ? parser.getText() : model;
                    parser.skipChildren();
                }
                default -> parser.skipChildren();
            }
        }
    }

    private static boolean isError(JsonParser parser) throws IOException {
        return parser.getTextLength() == ERROR.length() && ERROR.equalsIgnoreCase(parser.getText());
    }

    private void readChoices(JsonParser parser, JsonToken value) throws IOException {
        if (value != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        hasChoices = true;
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
            switch (field) {
                case "delta" -> readDelta(parser, value);
                case "message" -> readMessage(parser, value);
                case "text" -> {
                    text = value == JsonToken.VALUE_STRING ? parser.getText() : text;
                    parser.skipChildren();
                }
                case "finish_reason", "finish_details" -> readFinish(parser, value);
                case ERROR -> error |= saysSomething(parser);
                default -> parser.skipChildren();
            }
        }
    }

    /** A word, or an object with the word as its type. */
    private void readFinish(JsonParser parser, JsonToken value) throws IOException {
        if (value == JsonToken.VALUE_STRING) {
            finish = FinishReason.of(parser.getText());
        } else if (value == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                if (parser.nextToken() == JsonToken.VALUE_STRING && field.equals("type")) {
                    finish = FinishReason.of(parser.getText());
                }
                parser.skipChildren();
            }
        }
    }

    private void readDelta(JsonParser parser, JsonToken value) throws IOException {
        if (value != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken content = parser.nextToken();
            if (content == JsonToken.VALUE_STRING && field.equals("content")) {
                deltaFrom = (int) parser.currentTokenLocation().getByteOffset() + 1;
                delta = parser.getText();
                deltaTo = (int) parser.currentLocation().getByteOffset() - 1;
            } else {
                String read = readSaid(parser, field, content);
                if (read != null) {
                    delta = delta == null ? read : delta + read;
                    deltaFrom = 0;
                }
            }
        }
    }

    private void readMessage(JsonParser parser, JsonToken value) throws IOException {
        if (value != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            String read = readSaid(parser, field, parser.nextToken());
            message = read == null ? message : message == null ? read : message + read;
        }
    }

    /** What a field of a message adds to its text, or null. */
    private String readSaid(JsonParser parser, String field, JsonToken value) throws IOException {
        switch (field) {
            case "content" -> {
                return readContent(parser, value);
            }
            case "refusal" -> {
                return value == JsonToken.VALUE_STRING && !parser.getText().isEmpty() ? parser.getText() : skip(parser);
            }
            case "reasoning_content", "reasoning", "reasoning_details", "reasoning_text", "thinking" ->
                thinks |= saysSomething(parser);
            case "tool_calls", "function_call" -> callsTool |= saysSomething(parser);
            default -> parser.skipChildren();
        }
        return null;
    }

    /** A text, a part or parts: text parts count, thoughts show that the model works. */
    private String readContent(JsonParser parser, JsonToken value) throws IOException {
        if (value == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        if (value == JsonToken.START_OBJECT) {
            return readPart(parser);
        }
        if (value != JsonToken.START_ARRAY) {
            return null;
        }
        StringBuilder parts = new StringBuilder();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String part = parser.currentToken() == JsonToken.START_OBJECT
                    ? readPart(parser)
                    : parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : skip(parser);
            parts.append(part == null ? "" : part);
        }
        return parts.toString();
    }

    private String readPart(JsonParser parser) throws IOException {
        String part = null;
        boolean thought = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (field.equals("text") && value == JsonToken.VALUE_STRING) {
                part = parser.getText();
            } else if (field.equals("type") && value == JsonToken.VALUE_STRING) {
                String type = parser.getText();
                thought |= type.startsWith("think") || type.startsWith("reason");
            } else {
                parser.skipChildren();
            }
        }
        thinks |= thought;
        return thought ? null : part;
    }

    private static String skip(JsonParser parser) throws IOException {
        parser.skipChildren();
        return null;
    }

    private void readGroq(JsonParser parser, JsonToken value) throws IOException {
        if (value != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken inner = parser.nextToken();
            switch (field) {
                case "usage" -> readUsage(parser, inner);
                case ERROR -> error |= saysSomething(parser);
                default -> parser.skipChildren();
            }
        }
    }

    /** Usage that is no pair of counts is none. */
    private void readUsage(JsonParser parser, JsonToken value) throws IOException {
        if (value != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        int in = -1;
        int out = -1;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken count = parser.nextToken();
            switch (field) {
                case "prompt_tokens", "input_tokens" -> in = count(parser, count);
                case "completion_tokens", "output_tokens" -> out = count(parser, count);
                default -> parser.skipChildren();
            }
        }
        if (in >= 0 && out >= 0 && in + (long) out > 0) {
            usage = new Usage(in, out, false);
        }
    }

    private static int count(JsonParser parser, JsonToken value) throws IOException {
        double number = value == JsonToken.VALUE_NUMBER_INT || value == JsonToken.VALUE_NUMBER_FLOAT
                ? parser.getDoubleValue()
                : -1;
        parser.skipChildren();
        return number >= 0 && number <= Integer.MAX_VALUE ? (int) number : -1;
    }

    /** Reads a value and says whether there is anything in it but nulls, zeros, false and empty texts. */
    private static boolean saysSomething(JsonParser parser) throws IOException {
        boolean something = false;
        int depth = 0;
        do {
            switch (parser.currentToken()) {
                case START_OBJECT, START_ARRAY -> depth++;
                case END_OBJECT, END_ARRAY -> depth--;
                case VALUE_STRING -> something |= !parser.getText().isBlank();
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> something |= parser.getDoubleValue() != 0;
                case VALUE_TRUE -> something = true;
                default -> {
                    // A field's name, null or false.
                }
            }
        } while (depth > 0 && parser.nextToken() != null);
        return something;
    }
}
