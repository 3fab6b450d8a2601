package io.coachup.acceptance.rolling;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** People who ask the coach again and again, each as soon as the reply before is over. */
final class ReadersOfStreams implements AutoCloseable {

    private static final String WORD = "data:  word\n\n";
    private static final String END = "data: [DONE]\n\n";

    private static final int END_SHOWN = 300;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> readers = new ArrayList<>();
    private final AtomicInteger whole = new AtomicInteger();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    ReadersOfStreams(String url, int count) {
        for (int i = 0; i < count; i++) {
            URI chat = URI.create(url + "/api/chat?prompt=hello&sessionId=s-" + i);
            readers.add(threads.submit(() -> {
                while (!over) {
                    read(chat);
                }
            }));
        }
    }

    private void read(URI chat) {
        try {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(chat).timeout(Duration.ofSeconds(30)).build(),
                    HttpResponse.BodyHandlers.ofString());
            int words = response.body().split(WORD, -1).length - 1;
            if (response.statusCode() == 200
                    && words == PacedModel.TOKENS
                    && response.body().endsWith(END)) {
                whole.incrementAndGet();
            } else {
                String end =
                        response.body().substring(Math.max(0, response.body().length() - END_SHOWN));
                faults.add("status " + response.statusCode() + ", " + words + " words, ending in: " + end);
            }
        } catch (IOException e) {
            faults.add(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets everybody read to the end of their reply; the number of whole replies. */
    int finish() throws Exception {
        over = true;
        for (Future<?> reader : readers) {
            reader.get();
        }
        return whole.get();
    }

    /** What went wrong, a line each. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    @Override
    public void close() {
        over = true;
        threads.shutdownNow();
        http.close();
    }
}
