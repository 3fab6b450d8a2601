package io.coachup.http;

import java.net.URI;

/**
 * Where an HTTP server is.
 *
 * @param host name or address, an IPv6 one without brackets
 * @param port TCP port
 * @param tls whether it is spoken to over TLS
 */
public record Origin(String host, int port, boolean tls) {

    /**
     * The origin of an address.
     *
     * @throws IllegalArgumentException when it is not an http or https address with a host
     */
    public static Origin of(URI address) {
        boolean tls = "https".equalsIgnoreCase(address.getScheme());
        if (!tls && !"http".equalsIgnoreCase(address.getScheme()) || address.getHost() == null) {
            throw new IllegalArgumentException("Not an http or https address");
        }
        int port = address.getPort() > 0 ? address.getPort() : tls ? 443 : 80;
        return new Origin(address.getHost().replaceAll("[\\[\\]]", ""), port, tls);
    }

    /** The value of a {@code host} header. */
    String hostHeader() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return port == (tls ? 443 : 80) ? name : name + ":" + port;
    }
}
