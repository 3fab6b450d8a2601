package io.coachup.gateway.support;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Somebody with one token and connections of their own, whose requests cost next to nothing to make. */
public final class Person {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI gateway;
    private final String authorization;

    /** Somebody with a good token. */
    public Person(URI gateway, String name) {
        this.gateway = gateway;
        this.authorization = World.ISSUER.bearer(name);
    }

    /** The status of a GET. */
    public int get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** The status of a POST of an empty object. */
    public int post(String path) throws IOException, InterruptedException {
        HttpRequest request =
                request(path).POST(HttpRequest.BodyPublishers.ofString("{}")).build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** A request that others may add to, in this person's name. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(Duration.ofSeconds(10))
                .header("authorization", authorization);
    }

    public HttpClient client() {
        return client;
    }
}
