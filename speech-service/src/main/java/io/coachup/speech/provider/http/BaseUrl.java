package io.coachup.speech.provider.http;

import io.coachup.common.address.ServiceAddress;
import io.coachup.speech.failover.ProviderException;
import io.coachup.speech.failover.ProviderException.Kind;
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
        return of(base.substring(0, end) + path);
    }

    /**
     * A whole address.
     *
     * @throws IllegalArgumentException when it is none
     * @throws ProviderException when its host is not known
     */
    public static URI of(String url) {
        try {
            return ServiceAddress.lookedUp(URI.create(url));
        } catch (UnknownHostException e) {
            throw new ProviderException(Kind.TRANSIENT, "The provider's name is not known", e);
        }
    }
}
