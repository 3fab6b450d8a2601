package io.coachup.acceptance.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A request as it goes over the wire. Texts are bytes in the form of ISO-8859-1 characters, so that they can be any.
 *
 * @param headers whole header lines without line end
 * @param framing how the body's length is told
 */
record Call(String method, String target, List<String> headers, String body, Framing framing) {

    /** How the body's length is told. */
    enum Framing {
        /** By {@code content-length}, when there is a body. */
        LENGTH,
        CHUNKED,
        /** By a {@code content-length} of twice as much as comes before the client stops. */
        TRUNCATED
    }

    static Call of(String method, String target) {
        return new Call(method, target, List.of(), null, Framing.LENGTH);
    }

    /** The UTF-8 bytes of a text, as a call holds them. */
    static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    Call method(String other) {
        return new Call(other, target, headers, body, framing);
    }

    Call target(String other) {
        return new Call(method, other, headers, body, framing);
    }

    /** With this header, in place of others of its name. */
    Call header(String name, String value) {
        Call without = without(name);
        return without.also(name, value);
    }

    /** With this header, beside others of its name. */
    Call also(String name, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(name + ": " + value);
        return new Call(method, target, List.copyOf(more), body, framing);
    }

    Call without(String name) {
        List<String> fewer = headers.stream()
                .filter(line -> !line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .toList();
        return new Call(method, target, fewer, body, framing);
    }

    Call body(String other) {
        return new Call(method, target, headers, other, framing);
    }

    Call framing(Framing other) {
        return new Call(method, target, headers, body, other);
    }

    /** The value of a header, or null. */
    String header(String name) {
        return headers.stream()
                .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse(null);
    }

    /** The bytes of the request. */
    byte[] onTheWire(String host) {
        StringBuilder wire = new StringBuilder(method + " " + target + " HTTP/1.1\r\nhost: " + host + "\r\n");
        headers.forEach(line -> wire.append(line).append("\r\n"));
        wire.append("connection: close\r\n");
        if (body == null) {
            wire.append("\r\n");
        } else {
            switch (framing) {
                case LENGTH ->
                    wire.append("content-length: ")
                            .append(body.length())
                            .append("\r\n\r\n")
                            .append(body);
                case TRUNCATED ->
                    wire.append("content-length: ")
                            .append(2 * body.length() + 1)
                            .append("\r\n\r\n")
                            .append(body);
                case CHUNKED -> chunked(wire);
            }
        }
        return wire.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private void chunked(StringBuilder wire) {
        wire.append("transfer-encoding: chunked\r\n\r\n");
        for (int at = 0; at < body.length(); at += 7) {
            String chunk = body.substring(at, Math.min(at + 7, body.length()));
            wire.append(Integer.toHexString(chunk.length()))
                    .append("\r\n")
                    .append(chunk)
                    .append("\r\n");
        }
        wire.append("0\r\n\r\n");
    }
}
