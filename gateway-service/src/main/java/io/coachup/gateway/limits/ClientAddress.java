package io.coachup.gateway.limits;

import io.coachup.common.headers.Headers;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Where a request comes from, as far as we can know: the socket's address or, when that is a proxy that we trust, the
 * last address in {@code X-Forwarded-For} that is none.
 */
@Singleton
public final class ClientAddress {

    private static final char SEPARATOR = ',';

    /** What one subscriber has of IPv6. */
    private static final int IPV6_PREFIX_BYTES = 8;

    private final List<Network> trusted;

    public ClientAddress(LimitsConfig config) {
        trusted = config.trustedProxies().orElse(List.of()).stream()
                .map(proxy -> Network.parse(proxy.strip()))
                .toList();
    }

    /** The client's address; for IPv6 the subscriber's network. */
    public String of(HttpServerRequest request) {
        String socket = request.remoteAddress().hostAddress();
        if (socket == null) {
            return "";
        }
        boolean simple = trusted.isEmpty() && socket.indexOf(':') < 0;
        return simple ? socket : of(socket, request.headers().getAll(Headers.FORWARDED_FOR));
    }

    String of(String socket, List<String> forwardedFor) {
        InetAddress address = InetAddress.ofLiteral(socket);
        return key(isTrusted(address) ? forwarded(String.join(",", forwardedFor), address) : address);
    }

    /** True for a proxy that speaks for many. */
    public boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    /** The address, or of an IPv6 address the subscriber's network. */
    public static String key(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), IPV6_PREFIX_BYTES))
                : address.getHostAddress();
    }

    /** Proxies append, so what stands last is most trustworthy; the walk ends at the first one that isn't ours. */
    private InetAddress forwarded(String chain, InetAddress proxy) {
        InetAddress last = proxy;
        for (int end = chain.length(); end > 0 && isTrusted(last); ) {
            int start = chain.lastIndexOf(SEPARATOR, end - 1);
            try {
                last = InetAddress.ofLiteral(
                        withoutPort(chain.substring(start + 1, end).strip()));
            } catch (IllegalArgumentException e) {
                return last;
            }
            end = start;
        }
        return last;
    }

    /** Some proxies add the port, and brackets around an address with colons. */
    private static String withoutPort(String text) {
        if (text.startsWith("[") && text.indexOf(']') > 0) {
            return text.substring(1, text.indexOf(']'));
        }
        int colon = text.indexOf(':');
        return colon >= 0 && colon == text.lastIndexOf(':') ? text.substring(0, colon) : text;
    }
}
