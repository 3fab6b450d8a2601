package io.coachup.speech.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks names up. */
@FunctionalInterface
interface NameResolver {

    /** All addresses of a name, at least one. */
    List<InetAddress> resolve(String name) throws UnknownHostException;
}
