package io.coachup.http;

/**
 * Where an HTTP server is.
 *
 * @param host name or address, an IPv6 one without brackets
 * @param port TCP port
 * @param tls whether it is spoken to over TLS
 */
public record Origin(String host, int port, boolean tls) {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /**
     * The origin of an address of these parts.
     *
     * @param host as an address has it, an IPv6 one in brackets
     * @param port -1 for the scheme's own
     */
    public static Origin of(String host, int port, boolean tls) {
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new Origin(bare, port < 0 ? schemePort(tls) : port, tls);
    }

    /** The value of a {@code host} header. */
    String hostHeader() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return port == schemePort(tls) ? name : name + ":" + port;
    }

    private static int schemePort(boolean tls) {
        return tls ? HTTPS_PORT : HTTP_PORT;
    }
}
