package io.coachup.llm.openai;

import io.coachup.llm.ChatRequest;
import io.coachup.llm.Ending;
import io.coachup.llm.Estimate;
import io.coachup.llm.LlmException;
import io.coachup.llm.Usage;
import io.coachup.llm.sse.SseDecoder;
import java.io.ByteArrayOutputStream;

/**
 * Reads one reply from the bytes of an answer, however they are split, and whether it is an event stream or one JSON
 * document: some servers send the one when they are asked for the other.
 */
final class ReplyReader implements SseDecoder.Sink {

    /** Largest reply in one document. */
    static final int DOCUMENT_MAX_BYTES = 4 * 1024 * 1024;

    private static final byte[] DONE = {'[', 'D', 'O', 'N', 'E', ']'};
    private static final int MODEL_MAX_CHARS = 200;

    private final Listener listener;
    private final SseDecoder decoder = new SseDecoder();
    private final ChunkReader chunks = new ChunkReader();
    private final ThinkFilter thoughts = new ThinkFilter();
    private Form form = Form.UNKNOWN;
    private ByteArrayOutputStream document;
    private int shownChars;
    private int readChars;
    private Ending finish;
    private Usage usage;
    private String model;
    private boolean over;
    private boolean failed;
    private boolean callsTool;
    private boolean thinks;
    private boolean unreadable;

    private enum Form {
        UNKNOWN,
        EVENTS,
        DOCUMENT
    }

    /** Hears what a reply says, in time. */
    interface Listener {

        /** Text to show; never empty. */
        void onText(String text);

        /** Nothing to show: {@code working} when it shows that the model works, else only that the connection does. */
        void onLife(boolean working);
    }

    ReplyReader(Listener listener) {
        this.listener = listener;
    }

    /**
     * Takes the next bytes, from index {@code from} to before {@code to}.
     *
     * @throws LlmException when there are too many of them
     */
    void feed(byte[] bytes, int from, int to) {
        int begins = from;
        if (form == Form.UNKNOWN) {
            begins = afterMark(bytes, from, to);
            form = begins == to ? Form.UNKNOWN : formOf(bytes[begins]);
        }
        if (form == Form.DOCUMENT) {
            collect(bytes, begins, to);
        } else {
            try {
                decoder.feed(bytes, from, to, this);
            } catch (SseDecoder.EventTooLargeException e) {
                throw new LlmException(LlmException.Kind.PROTOCOL, 0, e.getMessage(), e);
            }
        }
    }

    /** There are no more bytes. */
    void end() {
        if (form == Form.DOCUMENT) {
            readDocument();
        } else {
            decoder.finish(this);
        }
    }

    /** Where a byte order mark and blank lines end. */
    private static int afterMark(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && (bytes[at] >= 0 && bytes[at] <= ' ' || isOfMark(bytes[at]))) {
            at++;
        }
        return at;
    }

    private static boolean isOfMark(byte value) {
        return value == (byte) 0xef || value == (byte) 0xbb || value == (byte) 0xbf;
    }

    /** A document begins with a bracket, which no line of a stream does. */
    private static Form formOf(byte first) {
        return first == '{' || first == '[' ? Form.DOCUMENT : Form.EVENTS;
    }

    private void collect(byte[] bytes, int from, int to) {
        if (document == null) {
            document = new ByteArrayOutputStream();
        }
        if (document.size() + to - from > DOCUMENT_MAX_BYTES) {
            throw new LlmException(LlmException.Kind.PROTOCOL, 0, "The provider's answer is too large", null);
        }
        document.write(bytes, from, to - from);
    }

    private void readDocument() {
        Chunk chunk = ChunkParser.parseWhole(document.toByteArray(), document.size());
        model = chunk.model();
        finish = chunk.finish();
        usage = chunk.usage();
        callsTool = chunk.signal() == Chunk.Signal.TOOL;
        thinks = chunk.signal() == Chunk.Signal.THINKS;
        unreadable = chunk.signal() == Chunk.Signal.UNREADABLE;
        failed = chunk.signal() == Chunk.Signal.ERROR || finish == Ending.INTERRUPTED;
        over = !failed && !unreadable;
        readChars = chunk.token().length();
        if (over) {
            show(ThinkFilter.strip(chunk.token()));
        }
    }

    @Override
    public void onComment() {
        if (!isOver()) {
            listener.onLife(false);
        }
    }

    @Override
    public void onError() {
        // What comes after the model has finished can't spoil the reply any more.
        failed |= !isFinished();
    }

    @Override
    public void onData(byte[] data, int length) {
        if (isOver()) {
            return;
        }
        if (isDone(data, length)) {
            over = true;
            return;
        }
        String token = chunks.token(data, length);
        if (token != null) {
            say(token);
        } else if (length > 0) {
            take(chunks.parse(data, length));
        }
    }

    private void take(Chunk chunk) {
        switch (chunk.signal()) {
            case ERROR -> onError();
            case UNREADABLE -> unreadable = true;
            case TOOL -> callsTool = true;
            case THINKS -> thinks = true;
            case NONE -> {
                // No more than that.
            }
        }
        if (!chunk.token().isEmpty() && !failed && !(chunk.whole() && readChars > 0)) {
            say(chunk.token());
        } else {
            listener.onLife(chunk.signal() == Chunk.Signal.THINKS || chunk.signal() == Chunk.Signal.TOOL);
        }
        if (chunk.finish() != null && !failed) {
            finish = chunk.finish();
            failed = finish == Ending.INTERRUPTED;
        }
        if (chunk.usage() != null) {
            usage = chunk.usage();
            // It comes last.
            over |= finish != null && !failed;
        }
    }

    private void say(String token) {
        readChars += token.length();
        String text = thoughts.pass(token);
        if (text.isEmpty()) {
            listener.onLife(true);
        } else {
            show(text);
        }
    }

    private static boolean isDone(byte[] data, int length) {
        int end = length;
        while (end > DONE.length && data[end - 1] <= ' ' && data[end - 1] >= 0) {
            end--;
        }
        if (end != DONE.length) {
            return false;
        }
        for (int i = 0; i < end; i++) {
            if (data[i] != DONE[i]) {
                return false;
            }
        }
        return true;
    }

    private void show(String text) {
        if (!text.isEmpty()) {
            shownChars += text.length();
            listener.onText(text);
        }
    }

    /** True when nothing that follows matters. */
    boolean isOver() {
        return over || failed;
    }

    /** True once the provider has reported an error. */
    boolean hasFailed() {
        return failed;
    }

    /** True once the model has said that it is finished, though its usage may follow. */
    boolean isFinished() {
        return over || finish != null;
    }

    /** True once there was text to show. */
    boolean hasText() {
        return shownChars > 0;
    }

    /** Shows what was held back to the end. */
    void release() {
        show(thoughts.rest());
    }

    /**
     * How a reply ended that is over or finished.
     *
     * @throws LlmException when it is not what anybody would call a reply
     */
    Ending ending() {
        if (failed) {
            throw new LlmException(LlmException.Kind.PROTOCOL, 0, "The provider reported an error", null);
        }
        if (unreadable && finish == null) {
            throw new LlmException(LlmException.Kind.PROTOCOL, 0, "The provider's answer can't be understood", null);
        }
        Ending ending = finish == null ? Ending.COMPLETE : finish;
        if (ending == Ending.COMPLETE && shownChars == 0) {
            if (callsTool) {
                return Ending.TOOLS;
            }
            throw new LlmException(LlmException.Kind.PROTOCOL, 0, "The provider's answer holds no message", null);
        }
        return ending;
    }

    /**
     * True when all of the reply's cap went into thoughts. Tags in the text are no evidence: a person can make a model write
     * them, and what is learned of a model concerns everybody.
     */
    boolean onlyThought() {
        return finish == Ending.LENGTH && readChars == 0 && thinks;
    }

    /** Tokens of the call, estimated when the provider did not say. */
    Usage usage(ChatRequest request) {
        return usage != null ? usage : Estimate.usage(request, readChars);
    }

    /** The model that answered, if it says so in a way that can be written down; else {@code asked}. */
    String model(String asked) {
        return model != null && !model.isBlank() && model.length() <= MODEL_MAX_CHARS ? model : asked;
    }
}
