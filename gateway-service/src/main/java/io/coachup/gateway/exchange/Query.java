package io.coachup.gateway.exchange;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * The parameters of a query as browsers write them: pairs between ampersands, a plus for a space, bytes of UTF-8 after
 * percent signs. Everything else is data: semicolons, and a percent sign that begins no byte. Of several parameters with
 * one name the first counts.
 */
public final class Query {

    private static final Query EMPTY = new Query(Map.of());

    private final Map<String, String> parameters;

    private Query(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    /** Reads a query without its question mark; null for none. */
    public static Query parse(String raw) {
        if (raw == null || raw.isEmpty()) {
            return EMPTY;
        }
        Map<String, String> parameters = new HashMap<>();
        for (int start = 0; start < raw.length(); ) {
            int end = indexOrEnd(raw, '&', start, raw.length());
            int equals = indexOrEnd(raw, '=', start, end);
            parameters.putIfAbsent(decode(raw, start, equals), equals < end ? decode(raw, equals + 1, end) : "");
            start = end + 1;
        }
        return new Query(parameters);
    }

    /** A parameter's value, or null when it is absent. */
    public String get(String name) {
        return parameters.get(name);
    }

    private static int indexOrEnd(String text, char wanted, int start, int end) {
        int index = text.indexOf(wanted, start, end);
        return index < 0 ? end : index;
    }

    private static String decode(String raw, int start, int end) {
        if (raw.indexOf('%', start, end) < 0) {
            return raw.substring(start, end).replace('+', ' ');
        }
        byte[] source = raw.substring(start, end).getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int i = 0; i < source.length; i++) {
            byte b = source[i];
            if (b == '%' && isEscape(source, i)) {
                b = (byte) (HexFormat.fromHexDigit(source[i + 1]) << 4 | HexFormat.fromHexDigit(source[i + 2]));
                i += 2;
            } else if (b == '+') {
                b = ' ';
            }
            source[length++] = b;
        }
        return new String(source, 0, length, StandardCharsets.UTF_8);
    }

    private static boolean isEscape(byte[] source, int at) {
        return at + 2 < source.length && HexFormat.isHexDigit(source[at + 1]) && HexFormat.isHexDigit(source[at + 2]);
    }
}
