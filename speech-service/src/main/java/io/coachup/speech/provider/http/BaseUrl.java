package io.coachup.speech.provider.http;

import io.coachup.speech.selection.ProviderException;
import io.coachup.speech.selection.ProviderException.Kind;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Addresses of APIs as people write them, with a slash at the end or without. */
public final class BaseUrl {

    private BaseUrl() {}

    /** The address of {@code path}, which begins with a slash, below {@code base}. */
    public static URI of(String base, String path) {
        int end = base.length();
        while (end > 0 && base.charAt(end - 1) == '/') {
            end--;
        }
        URI url = URI.create(base.substring(0, end) + path);
        return url.getHost() == null ? lookedUp(url) : url;
    }

    /** With an address in place of a name with underscores, which is no host to the HTTP client. */
    private static URI lookedUp(URI url) {
        String authority = url.getRawAuthority();
        int colon = authority.lastIndexOf(':');
        String name = colon < 0 ? authority : authority.substring(0, colon);
        try {
            InetAddress address = InetAddress.getByName(name);
            String literal =
                    address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
            return URI.create(url.getScheme() + "://" + literal
                    + url.toString().substring(url.getScheme().length() + 3 + name.length()));
        } catch (UnknownHostException e) {
            throw new ProviderException(Kind.TRANSIENT, "The provider's name is not known", e);
        }
    }
}
