package io.coachup.common.address;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where another service is. Names of containers have underscores, which host names must not have: browsers and sockets
 * take them, and {@link URI} sees no host in them.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name, or an address, in brackets if it is one of IPv6
 * @param port -1 for the scheme's own
 * @param path empty, or beginning with a slash and ending without
 */
public record ServiceAddress(String scheme, String host, int port, String path) {

    private static final String HTTPS = "https";
    private static final int PORT_MAX = 0xFFFF;
    private static final String NOWHERE = ".underscore.invalid";

    /** Empty when it is no address that begins with {@code http://} or {@code https://}, or has more than host and path. */
    public static Optional<ServiceAddress> parse(String address) {
        try {
            URI uri = new URI(address);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean plain = (scheme.equals("http") || scheme.equals(HTTPS))
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            return plain
                    ? named(uri)
                            .filter(place -> place.getPort() != 0 && place.getPort() <= PORT_MAX)
                            .map(place -> new ServiceAddress(scheme, host(uri, place), place.getPort(), path(uri)))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** True for the address of a thing on a server: one that may have a query, too. */
    public static boolean isUrl(String address) {
        int query = address.indexOf('?');
        return parse(query < 0 ? address : address.substring(0, query)).isPresent();
    }

    /**
     * The same with an address in place of a name with underscores, which is no host to HTTP clients.
     *
     * @throws IllegalArgumentException when it has no host
     * @throws UnknownHostException when nobody knows its name
     */
    public static URI lookedUp(URI url) throws UnknownHostException {
        if (url.getHost() != null) {
            return url;
        }
        URI place = named(url).orElseThrow(() -> new IllegalArgumentException("The address has no host"));
        String name = host(url, place);
        InetAddress address = InetAddress.getByName(name);
        String literal =
                address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
        return URI.create(url.getScheme() + "://" + literal
                + url.toString().substring(url.getScheme().length() + 3 + name.length()));
    }

    /** One with a host as long as the one that is meant; empty when it has none. */
    private static Optional<URI> named(URI uri) {
        String authority = uri.getRawAuthority();
        if (uri.getHost() != null) {
            return Optional.of(uri);
        }
        if (authority == null || authority.indexOf('_') < 0 || authority.indexOf('@') >= 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI("http://" + authority.replace('_', 'u')))
                    .filter(regular -> regular.getHost() != null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String host(URI uri, URI place) {
        return uri.getHost() != null
                ? uri.getHost()
                : uri.getRawAuthority().substring(0, place.getHost().length());
    }

    private static String path(URI uri) {
        String path = uri.getRawPath();
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    /** True when it is called by TLS. */
    public boolean isTls() {
        return scheme.equals(HTTPS);
    }

    /** True when libraries don't take its host for one. */
    public boolean isIrregular() {
        return host.indexOf('_') >= 0;
    }

    /** True unless it has a host that no certificate can name and is to be called by TLS. */
    public boolean isCallable() {
        return !isIrregular() || !isTls();
    }

    /** An address that every library takes: of the same place, or one that stands for it. */
    public URI regular() {
        return URI.create(scheme + "://" + standIn() + (port < 0 ? "" : ":" + port) + path);
    }

    /** The host that is meant by one below that of {@link #regular}. */
    public String meant(String regularHost) {
        return regularHost.endsWith(standIn())
                ? regularHost.substring(0, regularHost.length() - standIn().length()) + host
                : regularHost;
    }

    private String standIn() {
        return isIrregular() ? host.replace('_', '-') + NOWHERE : host;
    }
}
