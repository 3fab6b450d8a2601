package io.coachup.bench.reads;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Asks for the same page, by a few clients at once, for a while. */
final class PageLoad implements AutoCloseable {

    private static final Duration CALL_LIMIT = Duration.ofSeconds(10);
    private static final double NANOS_PER_MS = 1e6;

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpRequest request;
    private final int clients;

    PageLoad(URI address, String token, int clients) {
        this.request = HttpRequest.newBuilder(address)
                .header("authorization", "Bearer " + token)
                .timeout(CALL_LIMIT)
                .build();
        this.clients = clients;
    }

    /** Times in ns of all calls of the round, in ascending order. */
    record Times(long[] nanos) {

        double p99Ms() {
            return nanos[(int) Math.ceil(0.99 * nanos.length) - 1] / NANOS_PER_MS;
        }
    }

    /** Calls once; the body. */
    String once() {
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("The page was answered with " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Times run(Duration length) {
        long end = System.nanoTime() + length.toNanos();
        Callable<long[]> asking = () -> {
            LongStream.Builder times = LongStream.builder();
            for (long begun = System.nanoTime(); begun < end; begun = System.nanoTime()) {
                once();
                times.add(System.nanoTime() - begun);
            }
            return times.build().toArray();
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            long[] all = threads
                    .invokeAll(IntStream.range(0, clients).mapToObj(_ -> asking).toList())
                    .stream()
                    .map(Future::resultNow)
                    .flatMapToLong(Arrays::stream)
                    .sorted()
                    .toArray();
            return new Times(all);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
