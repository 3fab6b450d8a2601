package io.coachup.http;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an HTTP server is.
 *
 * @param host name or address, an IPv6 one without brackets
 * @param port TCP port
 * @param tls whether it is spoken to over TLS
 */
public record Origin(String host, int port, boolean tls) {

    /** The names of containers have underscores, with which {@link URI} finds no host. */
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:[^@]*@)?(?:\\[([0-9A-Fa-f:.]+)]|([A-Za-z0-9._-]+))(?::([0-9]{0,5}))?");

    private static final int BRACKETED = 1;
    private static final int NAME = 2;
    private static final int PORT = 3;
    private static final int PORT_MAX = 65_535;

    /**
     * The origin of an address.
     *
     * @throws IllegalArgumentException when it is not an http or https address with a host
     */
    public static Origin of(URI address) {
        boolean tls = "https".equalsIgnoreCase(address.getScheme());
        Matcher authority = AUTHORITY.matcher(address.getRawAuthority() == null ? "" : address.getRawAuthority());
        if (!tls && !"http".equalsIgnoreCase(address.getScheme()) || !authority.matches()) {
            throw new IllegalArgumentException("Not an http or https address");
        }
        int port = authority.group(PORT) == null || authority.group(PORT).isEmpty()
                ? 0
                : Integer.parseInt(authority.group(PORT));
        if (port > PORT_MAX) {
            throw new IllegalArgumentException("Not a port: " + port);
        }
        String host = authority.group(BRACKETED) == null ? authority.group(NAME) : authority.group(BRACKETED);
        return new Origin(host, port > 0 ? port : tls ? 443 : 80, tls);
    }

    /** The value of a {@code host} header. */
    String hostHeader() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return port == (tls ? 443 : 80) ? name : name + ":" + port;
    }
}
