package io.coachup.gateway.routing;

import io.coachup.common.errors.ApiException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A request's path in its one canonical form: segments, each percent-decoded once. Routes are chosen by these segments
 * and the path sent to a service is built from them, so the two can't be made to disagree. Whatever could mean
 * something else behind (dot segments, control characters, encoded slashes but in the last segment) is refused.
 *
 * @param segments decoded segments; empty ones stand for doubled or trailing slashes
 */
public record RequestPath(List<String> segments) {

    private static final String UNRESERVED = "-._~";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /**
     * Parses a path as it stood in the request line, without query.
     *
     * @throws ApiException 400 when the path is malformed or not safe
     */
    public static RequestPath parse(String rawPath) {
        if (rawPath == null || !rawPath.startsWith("/")) {
            throw malformed();
        }
        List<String> segments = new ArrayList<>();
        String[] raw = rawPath.substring(1).split("/", -1);
        for (int i = 0; i < raw.length; i++) {
            segments.add(safe(decode(raw[i]), i == raw.length - 1));
        }
        return new RequestPath(List.copyOf(segments));
    }

    /** All segments joined with slashes; null when one holds a slash itself, as only a parameter may. */
    String joined() {
        return last().indexOf('/') < 0 ? "/" + String.join("/", segments) : null;
    }

    /** All segments but the last, joined with slashes. */
    String parent() {
        return segments.size() < 2 ? "" : "/" + String.join("/", segments.subList(0, segments.size() - 1));
    }

    String last() {
        return segments.getLast();
    }

    /** A segment as it may stand in a path: everything but letters, digits and {@code -._~} percent-encoded. */
    static String encode(String segment) {
        StringBuilder encoded = new StringBuilder(segment.length() + 16);
        for (byte b : segment.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                HEX.toHexDigits(encoded.append('%'), b);
            }
        }
        return encoded.toString();
    }

    private static String decode(String segment) {
        if (segment.indexOf('%') < 0) {
            return segment;
        }
        byte[] raw = segment.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(raw.length);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] != '%') {
                bytes.put(raw[i]);
            } else if (i + 2 < raw.length && HexFormat.isHexDigit(raw[i + 1]) && HexFormat.isHexDigit(raw[i + 2])) {
                bytes.put((byte) ((HexFormat.fromHexDigit(raw[i + 1]) << 4) | HexFormat.fromHexDigit(raw[i + 2])));
                i += 2;
            } else {
                throw malformed();
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            throw malformed();
        }
    }

    private static String safe(String segment, boolean last) {
        int part = 0;
        for (int i = 0; i <= segment.length(); i++) {
            char c = i == segment.length() ? '/' : segment.charAt(i);
            boolean slash = i < segment.length() && c == '/';
            if (c < ' ' || c == 0x7f || c == '\\' || slash && !last || c == '/' && isDots(segment, part, i)) {
                throw malformed();
            }
            part = c == '/' ? i + 1 : part;
        }
        return segment;
    }

    private static boolean isDots(String segment, int start, int end) {
        int length = end - start;
        return (length == 1 || length == 2) && segment.startsWith("..".substring(0, length), start);
    }

    private static ApiException malformed() {
        return ApiException.invalid("The request path is malformed");
    }
}
