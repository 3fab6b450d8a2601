package io.coachup.speech.fetch;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An {@code http(s)} URL in the one form that everybody reads alike. Whatever parsers disagree on (user information,
 * encoded, non-ASCII or numeric hosts, backslashes, zones, trailing dots) is not of this form.
 *
 * @param tls true for {@code https}
 * @param host a name, or an address without brackets; lower case
 * @param address what {@code host} is if it is an address, else null
 * @param port 1 to 65535
 * @param target path and query, without a fragment
 */
record RemoteAudio(boolean tls, String host, InetAddress address, int port, String target) implements AudioUrl {

    private static final int URL_MAX_CHARS = 4096;
    private static final int NAME_MAX_CHARS = 253;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final Pattern URL = Pattern.compile(
            "(https?)://" // scheme
                    + "(?:\\[(?![^\\]]*[0-9a-fA-F]{5})([0-9a-fA-F:.]{2,45})]|([a-zA-Z0-9._-]+))" // address or name
                    + "(?::([1-9][0-9]{0,4}))?" // port
                    + "([/?][a-zA-Z0-9._~:/?@!$&'()*+,;=%-]*)?" // path and query
                    + "(?:#[a-zA-Z0-9._~:/?@!$&'()*+,;=%-]*)?", // fragment, which stays with the client
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WRONG_ESCAPE = Pattern.compile("%(?![0-9a-fA-F]{2})");
    /** A part of a name. Underscores are against the rules of host names, and yet in many. */
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?");

    /** No top-level domain begins with a digit; some take such a host for an address in another notation. */
    private static final Pattern NUMERIC = Pattern.compile("(?:.*\\.)?[0-9][^.]*");

    private static final Pattern IPV4 = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})(?:\\.(?!$)|$)){4}");

    /** Empty when {@code url} has another form. */
    static Optional<RemoteAudio> parse(String url) {
        if (url.length() > URL_MAX_CHARS) {
            return Optional.empty();
        }
        Matcher parts = URL.matcher(url);
        if (!parts.matches() || WRONG_ESCAPE.matcher(url).find()) {
            return Optional.empty();
        }
        boolean tls = parts.group(1).length() == "https".length();
        int port = parts.group(4) == null ? (tls ? HTTPS : HTTP) : Integer.parseInt(parts.group(4));
        String target = parts.group(5) == null ? "/" : parts.group(5);
        try {
            String host;
            InetAddress address;
            if (parts.group(2) != null) {
                address = ipv6(parts.group(2));
                host = address.getHostAddress();
            } else {
                host = parts.group(3).toLowerCase(Locale.ROOT);
                address = NUMERIC.matcher(host).matches() ? ipv4(host) : null;
            }
            return port > 0xFFFF || address == null && !isName(host)
                    ? Optional.empty()
                    : Optional.of(
                            new RemoteAudio(tls, host, address, port, target.startsWith("?") ? "/" + target : target));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static InetAddress ipv6(String host) {
        InetAddress address = Inet6Address.ofLiteral(host);
        if (!(address instanceof Inet6Address)) {
            throw new IllegalArgumentException("An IPv4 address in disguise");
        }
        return address;
    }

    private static InetAddress ipv4(String host) {
        if (!IPV4.matcher(host).matches()) {
            throw new IllegalArgumentException("Neither a name nor an address");
        }
        return Inet4Address.ofLiteral(host);
    }

    private static boolean isName(String host) {
        return host.length() <= NAME_MAX_CHARS
                && Stream.of(host.split("\\.", -1))
                        .allMatch(label -> LABEL.matcher(label).matches())
                && Character.isLetter(host.charAt(host.lastIndexOf('.') + 1));
    }

    /** How allow-lists name it. */
    String hostAndPort() {
        return host + ":" + port;
    }

    /** Value of {@code Host}. */
    String hostHeader() {
        String name = address instanceof Inet6Address ? "[" + host + "]" : host;
        return port == (tls ? HTTPS : HTTP) ? name : name + ":" + port;
    }

    /** What relative redirects are relative to. */
    String text() {
        return (tls ? "https://" : "http://") + hostHeader() + target;
    }

    @Override
    public String contentType() {
        return null;
    }

    @Override
    public boolean isElsewhere() {
        return true;
    }

    /** Not the URL: it is a person's. */
    @Override
    public String toString() {
        return "RemoteAudio";
    }
}
