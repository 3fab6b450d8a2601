package io.coachup.speech.fetch;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Names of the tests. Under {@code addresses.example} each label is an address: {@code 127-0-0-1}, or {@code x--1x} for
 * {@code ::1}; {@code loopback.example} is this machine; whatever ends in {@code .invalid} does not exist.
 */
final class TestNames implements NameResolver {

    private static final String SUFFIX = ".addresses.example";
    private static final String PUBLIC = "8.8.8.8";

    private final List<String> asked = new CopyOnWriteArrayList<>();

    @Override
    public List<InetAddress> resolve(String name) throws UnknownHostException {
        asked.add(name);
        if (name.endsWith(".invalid")) {
            throw new UnknownHostException(name);
        }
        if (name.endsWith("loopback.example")) {
            return List.of(InetAddress.getLoopbackAddress());
        }
        if (!name.endsWith(SUFFIX)) {
            return List.of(Inet4Address.ofLiteral(PUBLIC));
        }
        String addresses = name.substring(0, name.length() - SUFFIX.length());
        return addresses.matches("[0-9.]+")
                ? List.of(Inet4Address.ofLiteral(addresses))
                : Arrays.stream(addresses.split("\\.")).map(TestNames::address).toList();
    }

    /** The names that were looked up, in order. */
    List<String> asked() {
        return asked;
    }

    private static InetAddress address(String label) {
        return label.startsWith("x")
                ? Inet6Address.ofLiteral(label.substring(1, label.length() - 1).replace('-', ':'))
                : Inet4Address.ofLiteral(label.replace('-', '.'));
    }
}
