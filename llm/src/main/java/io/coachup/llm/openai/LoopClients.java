package io.coachup.llm.openai;

import io.vertx.core.http.HttpClient;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * One HTTP client for each event loop. A client shared by all loops hands out connections of other loops: a thread switch
 * for every chunk of a reply, and a reset that may come after the connection was given to the next call.
 */
final class LoopClients {

    private final Map<Thread, HttpClient> clients = new ConcurrentHashMap<>();
    private final Supplier<HttpClient> newClient;

    LoopClients(Supplier<HttpClient> newClient) {
        this.newClient = newClient;
    }

    /** The client of the calling event loop; must be called on one. */
    HttpClient current() {
        return clients.computeIfAbsent(Thread.currentThread(), loop -> newClient.get());
    }
}
