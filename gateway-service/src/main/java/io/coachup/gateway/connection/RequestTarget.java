package io.coachup.gateway.connection;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.BitSet;
import java.util.HexFormat;

/**
 * The target of a request in the form that everything behind understands: a path and a query without characters that
 * only some software takes. Browsers leave several of those as they are, and a percent sign that stands for itself.
 */
final class RequestTarget {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final char SEMICOLON = ';';
    private static final BitSet PLAIN = new BitSet();

    static {
        PLAIN.set('a', 'z' + 1);
        PLAIN.set('A', 'Z' + 1);
        PLAIN.set('0', '9' + 1);
        "-._~!$&'()*+,;=:@/?".chars().forEach(PLAIN::set);
    }

    private RequestTarget() {}

    /** The target as it is passed on, the very same when there is nothing to change; null when it is no path. */
    static String canonical(String target) {
        int path = pathStart(target);
        if (path < 0) {
            return null;
        }
        int odd = firstOdd(target, path);
        String plain = odd == target.length() ? target.substring(path) : encoded(target, path, odd);
        return plain == null || plain.startsWith("//") && !isUri(plain) ? null : plain;
    }

    /** Where the first character is that has to be escaped, or the end. */
    private static int firstOdd(String target, int start) {
        boolean query = false;
        for (int i = start; i < target.length(); i++) {
            char c = target.charAt(i);
            boolean plain = c == '%' ? isEscape(target, i) : isPlain(c, query);
            if (!plain) {
                return i;
            }
            query |= c == '?';
        }
        return target.length();
    }

    /** Where the path begins; clients of a proxy send a whole address. */
    private static int pathStart(String target) {
        if (target.startsWith("/")) {
            return 0;
        }
        int authority = target.indexOf("://") + 3;
        boolean web = target.regionMatches(true, 0, "http://", 0, 7) || target.regionMatches(true, 0, "https://", 0, 8);
        int slash = web ? target.indexOf('/', authority) : -1;
        int query = target.indexOf('?');
        return query >= 0 && query < slash ? -1 : slash;
    }

    private static String encoded(String target, int start, int odd) {
        StringBuilder text = new StringBuilder(target.length() - start + 32).append(target, start, odd);
        boolean query = target.lastIndexOf('?', odd) >= start;
        for (int i = odd; i < target.length(); i++) {
            char c = target.charAt(i);
            query |= c == '?';
            boolean escape = c == '%' && isEscape(target, i);
            if (c == '%' && !escape && !query) {
                return null;
            }
            if (escape || isPlain(c, query)) {
                text.append(c);
            } else {
                HEX.toHexDigits(text.append('%'), (byte) c);
            }
        }
        return text.toString();
    }

    /** In a query a semicolon is data, but there is software that ends a parameter at it. */
    private static boolean isPlain(char c, boolean query) {
        return PLAIN.get(c) && !(query && c == SEMICOLON);
    }

    private static boolean isEscape(String target, int at) {
        return at + 2 < target.length()
                && HexFormat.isHexDigit(target.charAt(at + 1))
                && HexFormat.isHexDigit(target.charAt(at + 2));
    }

    private static boolean isUri(String target) {
        try {
            new URI(target);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
