package io.coachup.testing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.stream.Stream;

/**
 * Looks names up as the machine does; names below {@code localhost} are this machine everywhere. A module's tests use it by a
 * file in {@code META-INF/services}.
 */
public final class LocalNames extends InetAddressResolverProvider {

    private static final String SUFFIX = ".localhost";

    @Override
    public InetAddressResolver get(Configuration configuration) {
        InetAddressResolver machine = configuration.builtinResolver();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                return host.endsWith(SUFFIX)
                        ? Stream.of(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}))
                        : machine.lookupByName(host, policy);
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return machine.lookupByAddress(address);
            }
        };
    }

    @Override
    public String name() {
        return "names below localhost";
    }
}
