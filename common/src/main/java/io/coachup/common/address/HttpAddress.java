package io.coachup.common.address;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rule of what an http or https address is, for settings and bodies alike. */
public final class HttpAddress {

    /** The names of containers have underscores, with which {@link URI} finds no host. */
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:[^@]*+@)?(?:\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(?::([0-9]{0,5}))?");

    private static final int PORT_MAX = 65_535;

    private HttpAddress() {}

    /** True for http or https, in any case, with a host and perhaps a port; false for null. */
    public static boolean isValid(String address) {
        URI uri = parse(address);
        return uri != null && isValid(uri);
    }

    /** True for such an address to which a path can be added: it has neither query nor fragment. */
    public static boolean isBase(String address) {
        URI uri = parse(address);
        return uri != null && isValid(uri) && uri.getRawQuery() == null && uri.getRawFragment() == null;
    }

    private static boolean isValid(URI uri) {
        boolean known = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!known || uri.getRawAuthority() == null) {
            return false;
        }
        Matcher authority = AUTHORITY.matcher(uri.getRawAuthority());
        return authority.matches() && isPort(authority.group(1));
    }

    private static boolean isPort(String digits) {
        return digits == null || digits.isEmpty() || Integer.parseInt(digits) <= PORT_MAX;
    }

    private static URI parse(String address) {
        try {
            return address == null ? null : new URI(address);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
