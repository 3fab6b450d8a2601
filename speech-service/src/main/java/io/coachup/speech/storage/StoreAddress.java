package io.coachup.speech.storage;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Where a storage is. Names of containers have underscores, which host names must not have: browsers and sockets take
 * them, and {@link URI} sees no host in them.
 *
 * @param port -1 for the scheme's own
 * @param path empty, or beginning with a slash and ending without
 */
record StoreAddress(String scheme, String host, int port, String path) {

    private static final String NOWHERE = ".underscore.invalid";

    /** Empty when it is no address that begins with {@code http://} or {@code https://}, or has more than host and path. */
    static Optional<StoreAddress> parse(String address) {
        try {
            URI uri = new URI(address);
            boolean plain = ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            if (!plain) {
                return Optional.empty();
            }
            return uri.getHost() != null
                    ? Optional.of(new StoreAddress(uri.getScheme(), uri.getHost(), uri.getPort(), path(uri)))
                    : irregular(uri);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<StoreAddress> irregular(URI uri) throws URISyntaxException {
        String authority = uri.getRawAuthority();
        if (authority == null || authority.indexOf('_') < 0 || authority.indexOf('@') >= 0) {
            return Optional.empty();
        }
        URI regular = new URI(uri.getScheme() + "://" + authority.replace('_', 'u'));
        if (regular.getHost() == null) {
            return Optional.empty();
        }
        String host = authority.substring(0, regular.getHost().length());
        return Optional.of(new StoreAddress(uri.getScheme(), host, regular.getPort(), path(uri)));
    }

    private static String path(URI uri) {
        String path = uri.getRawPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** True when libraries don't take its host for one. */
    boolean isIrregular() {
        return host.indexOf('_') >= 0;
    }

    /** An address that every library takes: of the same place, or one that stands for it. */
    URI regular() {
        return URI.create(scheme + "://" + standIn() + (port < 0 ? "" : ":" + port) + path);
    }

    /** The host that is meant by one below that of {@link #regular}. */
    String meant(String regularHost) {
        return regularHost.endsWith(standIn())
                ? regularHost.substring(0, regularHost.length() - standIn().length()) + host
                : regularHost;
    }

    private String standIn() {
        return isIrregular() ? host.replace('_', '-') + NOWHERE : host;
    }
}
