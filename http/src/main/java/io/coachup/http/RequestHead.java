package io.coachup.http;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** What all requests to one path have in common: request line, host and some headers. */
public final class RequestHead {

    private static final int USUAL_CHARS = 256;

    private final byte[] common;

    /** The head of {@code POST path}; {@code headers} are names, each followed by its value. */
    public RequestHead(Origin origin, String path, String... headers) {
        StringBuilder head = new StringBuilder("POST ").append(path).append(" HTTP/1.1\r\n");
        append(head, "host", origin.hostHeader());
        appendAll(head, headers);
        this.common = bytes(head);
    }

    /**
     * A whole request.
     *
     * @param headers names, each followed by its value; one with the value null is left out
     * @throws IllegalArgumentException when a value holds what no header may, such as a line break
     */
    public Buffer with(Buffer body, String... headers) {
        StringBuilder head = new StringBuilder(USUAL_CHARS);
        appendAll(head, headers);
        append(head, "content-length", Integer.toString(body.length()));
        head.append("\r\n");
        return Buffer.buffer(common.length + head.length() + body.length())
                .appendBytes(common)
                .appendBytes(bytes(head))
                .appendBuffer(body);
    }

    private static byte[] bytes(StringBuilder head) {
        return head.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void appendAll(StringBuilder head, String... headers) {
        for (int i = 0; i < headers.length; i += 2) {
            if (headers[i + 1] != null) {
                append(head, headers[i], headers[i + 1]);
            }
        }
    }

    private static void append(StringBuilder head, String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' && c != '\t' || c == 0x7f || c > 0xff) {
                throw new IllegalArgumentException("A header's value holds a character that is not allowed");
            }
        }
        head.append(name).append(": ").append(value).append("\r\n");
    }
}
