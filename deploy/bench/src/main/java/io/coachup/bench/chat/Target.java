package io.coachup.bench.chat;

import java.util.List;
import java.util.Map;

/**
 * A way to the same reply.
 *
 * @param name in the table
 * @param port on this machine
 * @param method and {@code path}, {@code headers} and {@code body} of the request that starts a stream; body null for none
 * @param processes whose CPU time and memory count; none for the straight way
 */
record Target(
        String name,
        int port,
        String method,
        String path,
        Map<String, String> headers,
        String body,
        List<ProcessHandle> processes) {}
