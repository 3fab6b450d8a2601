package io.coachup.local.supervisor;

import io.coachup.local.settings.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds, before anything starts, the ports that can't be used. */
public final class PortCheck {

    private static final List<String> LOOPBACK = List.of("127.0.0.1", "::1");

    private PortCheck() {}

    /**
     * One sentence for each of these ports that something else listens on, or that is used twice.
     *
     * @throws IllegalArgumentException with one sentence, when a port is none
     */
    public static List<String> problems(Collection<Setting> ports, Map<String, String> environment) {
        return ports.stream()
                .flatMap(setting -> problem(setting, ports, environment).stream())
                .toList();
    }

    private static Optional<String> problem(
            Setting setting, Collection<Setting> ports, Map<String, String> environment) {
        int port = setting.port(environment);
        Optional<Setting> twin = ports.stream()
                .filter(other -> other.ordinal() < setting.ordinal() && other.port(environment) == port)
                .findFirst();
        if (twin.isPresent()) {
            return Optional.of("Port " + port + " is meant for both " + twin.get() + " and " + setting
                    + ": set one of them to another port.");
        }
        if (isFree(port)) {
            return Optional.empty();
        }
        String owner = PortOwner.of(port).map(process -> " by " + process).orElse("");
        return Optional.of(
                "Port " + port + " is taken" + owner + ": set " + setting + " to use another, or end that program.");
    }

    private static boolean isFree(int port) {
        return LOOPBACK.stream().allMatch(address -> canBind(address, port));
    }

    private static boolean canBind(String address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
            return true;
        } catch (IOException e) {
            // A machine without IPv6 has nothing that could listen there.
            return address.contains(":") && !"Address already in use".equals(e.getMessage());
        }
    }
}
