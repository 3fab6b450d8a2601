package io.coachup.gateway.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;

/** A client that reads event streams as they come. */
public final class Sse implements AutoCloseable {

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final HttpResponse<InputStream> response;
    private final BufferedReader reader;

    private Sse(HttpRequest request) throws IOException, InterruptedException {
        response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        reader = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /** Opens {@code path}, which may have a query, in the name of {@code user}. */
    public static Sse open(URI gateway, String user, String path) throws IOException, InterruptedException {
        return new Sse(HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(Duration.ofSeconds(10))
                .header("authorization", World.ISSUER.bearer(user))
                .build());
    }

    /** A query of alternating names and values. */
    public static String query(String path, String... namesAndValues) {
        StringBuilder query = new StringBuilder(path);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            query.append(i == 0 ? '?' : '&')
                    .append(namesAndValues[i])
                    .append('=')
                    .append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
        }
        return query.toString();
    }

    public HttpResponse<InputStream> response() {
        return response;
    }

    /** The next line, or null at the end. */
    public String line() throws IOException {
        return reader.readLine();
    }

    /** Reads on until a line is {@code expected}. */
    public Sse until(String expected) throws IOException {
        for (String line = line(); line != null; line = line()) {
            if (line.equals(expected)) {
                return this;
            }
        }
        throw new AssertionError("The stream ended without " + expected);
    }

    /** All that is left of the stream. */
    public String rest() {
        return reader.lines().map(line -> line + "\n").collect(Collectors.joining());
    }

    /** Goes away, whether or not the stream is over. */
    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        client.shutdownNow();
    }
}
