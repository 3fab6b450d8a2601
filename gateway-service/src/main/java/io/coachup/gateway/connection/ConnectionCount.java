package io.coachup.gateway.connection;

import io.coachup.gateway.limits.ClientAddress;
import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many connections each address has open; there are no more entries than connections. */
final class ConnectionCount {

    private final int perAddress;
    private final ClientAddress addresses;
    private final Map<String, Integer> open = new ConcurrentHashMap<>();

    ConnectionCount(int perAddress, ClientAddress addresses) {
        this.perAddress = perAddress;
        this.addresses = addresses;
    }

    /** Counts a connection until it is closed; false when its address has too many. */
    boolean accept(Channel connection) {
        if (!(connection.remoteAddress() instanceof InetSocketAddress remote) || isExempt(remote.getAddress())) {
            return true;
        }
        String address = ClientAddress.key(remote.getAddress());
        if (open.merge(address, 1, Integer::sum) > perAddress) {
            closed(address);
            return false;
        }
        connection.closeFuture().addListener(_ -> closed(address));
        return true;
    }

    private boolean isExempt(InetAddress address) {
        return address == null || addresses.isTrusted(address);
    }

    private void closed(String address) {
        open.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
    }
}
