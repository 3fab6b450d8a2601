package io.coachup.bench.chat;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A way to the same reply.
 *
 * @param name in the table
 * @param port on this machine
 * @param method and {@code body} of the requests that start a stream; body null for none
 * @param asks gives what the next request asks for; asked by several threads
 * @param processes whose CPU time and memory count; none for the straight way
 */
record Target(String name, int port, String method, Supplier<Ask> asks, String body, List<ProcessHandle> processes) {

    /**
     * What one request asks for.
     *
     * @param path with its query
     */
    record Ask(String path, Map<String, String> headers) {}
}
