package io.coachup.acceptance.rolling;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.acceptance.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Two replicas of a service that are replaced as a cluster's rolling update does it: first the new one, then the old. */
final class Replicas implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long BETWEEN_PROBES_NANOS = 50_000_000;

    private final String service;
    private final Map<String, String> settings;
    private final HttpClient probe = HttpClient.newHttpClient();
    private final List<ServiceProcess> running = new ArrayList<>();

    Replicas(String service, Map<String, String> settings) throws IOException, InterruptedException {
        this.service = service;
        this.settings = settings;
        running.add(startReady());
        running.add(startReady());
    }

    List<Integer> ports() {
        return running.stream().map(ServiceProcess::port).toList();
    }

    /** Told of the replicas that new requests may go to. */
    interface Routing {

        void route(List<Integer> ports) throws IOException, InterruptedException;
    }

    /**
     * Replaces each. {@code beforeEnd} is called when the new one serves and before the old one is asked to end.
     *
     * @throws AssertionError when a replica doesn't get ready, or doesn't say that it is ending, within 30 s
     */
    void replaceAll(Routing routing, Runnable beforeEnd) throws IOException, InterruptedException {
        for (ServiceProcess old : List.copyOf(running)) {
            running.add(startReady());
            routing.route(ports());
            beforeEnd.run();
            running.remove(old);
            try (old) {
                old.terminate();
                await(old, 503);
                routing.route(ports());
                old.awaitEnd();
            }
        }
    }

    private ServiceProcess startReady() throws IOException, InterruptedException {
        ServiceProcess process = new ServiceProcess(service, settings);
        await(process, 200);
        return process;
    }

    private void await(ServiceProcess process, int status) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(process.readiness()))
                .timeout(LIMIT)
                .build();
        Instant limit = Instant.now().plus(LIMIT);
        while (probe.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() != status) {
            assertThat(Instant.now()).as("%s says %d", service, status).isBefore(limit);
            LockSupport.parkNanos(BETWEEN_PROBES_NANOS);
        }
    }

    @Override
    public void close() {
        running.forEach(ServiceProcess::close);
        probe.close();
    }
}
