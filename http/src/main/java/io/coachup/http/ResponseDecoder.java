package io.coachup.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AsciiString;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads answers as they arrive, wherever the network split them: Netty's decoder, driven by hand, so that it stops where a
 * call is paused and tells what is left over. It refuses what Netty would let pass although it could be understood in two
 * ways. One object a connection.
 */
final class ResponseDecoder extends HttpResponseDecoder {

    /** Longest line of a head that has not ended yet, and of a chunk's size, in bytes. */
    static final int LINE_MAX_BYTES = 8 * 1024;

    /** The head of an answer, with those of interim ones before it, in bytes; also its headers and trailers together. */
    static final int HEAD_MAX_BYTES = 32 * 1024;

    private static final int STATUS_DIGITS = 3;

    private final List<Object> parts = new ArrayList<>();
    private ByteBuf unread = Unpooled.EMPTY_BUFFER;
    private int headBytes;
    private boolean lineBegun;
    private boolean interim;
    private boolean headRead;
    private boolean trusted;
    private boolean untilClose;
    private boolean done;

    /** Hears what is read; the bytes are valid during the call only. */
    interface Sink {

        void onHead(int status);

        void onBody(byte[] bytes, int from, int to);

        /** True while nothing more is to be handed over. */
        boolean isPaused();
    }

    ResponseDecoder() {
        super(new HttpDecoderConfig()
                .setMaxInitialLineLength(LINE_MAX_BYTES)
                .setMaxHeaderSize(HEAD_MAX_BYTES)
                .setMaxChunkSize(Integer.MAX_VALUE)
                .setStrictLineParsing(false)
                .setUseRfc9112TransferEncoding(true)
                .setHeadersFactory(FramingHeaders.FACTORY));
    }

    /** Another call's answer comes next; the one before was complete. */
    void begin() {
        unread = Unpooled.EMPTY_BUFFER;
        headBytes = 0;
        lineBegun = false;
        interim = false;
        headRead = false;
        trusted = true;
        untilClose = false;
        done = false;
    }

    /** Takes the next bytes of the answer. */
    void add(byte[] bytes) {
        ByteBuf read = Unpooled.wrappedBuffer(bytes);
        // At most the beginning of a line was left, unless the sink was paused.
        unread = unread.isReadable() ? Unpooled.copiedBuffer(unread, read) : read;
    }

    /**
     * Hands over what can be understood of what was added.
     *
     * @return false when the sink is paused and there is more for it
     * @throws MalformedAnswerException when it is no HTTP
     */
    boolean proceed(Sink sink) {
        int before = -1;
        while (!done && unread.isReadable() && unread.readerIndex() != before) {
            if (sink.isPaused()) {
                return false;
            }
            before = unread.readerIndex();
            if (headRead) {
                decodePart();
            } else {
                decodeHead();
            }
            for (int i = 0; i < parts.size(); i++) {
                take((HttpObject) parts.get(i), sink);
            }
            parts.clear();
        }
        return true;
    }

    /** True when the answer is complete. */
    boolean isDone() {
        return done;
    }

    /** True when the end of the connection is the end of the answer. */
    boolean endsWithConnection() {
        return headRead && untilClose;
    }

    /** True when the connection can be used for another call after this complete answer. */
    boolean isReusable() {
        return trusted && !unread.isReadable();
    }

    private void decodePart() {
        try {
            decode(null, unread, parts);
        } catch (Exception e) {
            throw new MalformedAnswerException("The answer is not HTTP/1.1");
        }
    }

    private void decodeHead() {
        int from = unread.readerIndex();
        checkFirst(unread.getByte(from));
        decodePart();
        int to = unread.readerIndex();
        lineBegun |= to > from;
        headBytes += to - from;
        if (headBytes > HEAD_MAX_BYTES || parts.isEmpty() && unread.readableBytes() > LINE_MAX_BYTES) {
            throw new MalformedAnswerException("The head of the answer is too large");
        }
        for (int i = from; i < to - 1; i++) {
            if (unread.getByte(i) == '\n' && isSpace(unread.getByte(i + 1))) {
                throw folded();
            }
        }
    }

    /** Netty skips what stands before an answer, and unfolds headers. */
    private void checkFirst(byte first) {
        if (lineBegun ? isSpace(first) : first != 'H') {
            throw lineBegun ? folded() : new MalformedAnswerException("The answer is not HTTP/1.1");
        }
    }

    private static MalformedAnswerException folded() {
        return new MalformedAnswerException("A header of the answer has two lines");
    }

    private void take(HttpObject part, Sink sink) {
        if (part.decoderResult().isFailure()) {
            throw part.decoderResult().cause() instanceof MalformedAnswerException malformed
                    ? malformed
                    : new MalformedAnswerException("The answer is not HTTP/1.1");
        }
        if (part instanceof HttpResponse head) {
            takeHead(head, sink);
        }
        if (part instanceof HttpContent content) {
            boolean last = content instanceof LastHttpContent;
            if (last && interim) {
                interim = false;
                lineBegun = false;
                return;
            }
            done = last;
            takeBody(content.content(), sink);
        }
    }

    private void takeHead(HttpResponse head, Sink sink) {
        interim = head.status().code() < 200;
        if (!interim) {
            headRead = true;
            trusted &= head.protocolVersion() == HttpVersion.HTTP_1_1 && HttpUtil.isKeepAlive(head);
            untilClose = !head.headers().contains(HttpHeaderNames.CONTENT_LENGTH)
                    && !head.headers().contains(HttpHeaderNames.TRANSFER_ENCODING);
            sink.onHead(head.status().code());
        }
    }

    private static void takeBody(ByteBuf content, Sink sink) {
        int length = content.readableBytes();
        if (length > 0) {
            int from = content.arrayOffset() + content.readerIndex();
            sink.onBody(content.array(), from, from + length);
        }
    }

    @Override
    protected HttpMessage createMessage(String[] statusLine) {
        String status = statusLine[1];
        boolean wellFormed = (statusLine[0].equals("HTTP/1.1") || statusLine[0].equals("HTTP/1.0"))
                && status.length() == STATUS_DIGITS
                && status.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!wellFormed) {
            throw new MalformedAnswerException("The answer is not HTTP/1.1");
        }
        if (status.equals("101") || status.charAt(0) == '0') {
            throw new MalformedAnswerException("The answer has a status that was not asked for");
        }
        return super.createMessage(statusLine);
    }

    /** Netty would read over blanks between a name and its colon. */
    @Override
    protected AsciiString splitHeaderName(byte[] line, int start, int length) {
        if (length == 0 || line[start + length] != ':') {
            throw new MalformedAnswerException("A header of the answer has no proper name");
        }
        return super.splitHeaderName(line, start, length);
    }

    /** Whoever wrote it may have meant the length, so what follows is not to be trusted. */
    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        message.headers().remove(HttpHeaderNames.CONTENT_LENGTH);
        trusted = false;
    }

    private static boolean isSpace(byte value) {
        return value == ' ' || value == '\t';
    }
}
