package io.coachup.gateway.upstream;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/** One service behind: where it is and the connections to it. */
public final class Upstream {

    private final HttpClient client;
    private final String host;
    private final int port;
    private final boolean ssl;

    Upstream(HttpClient client, String host, int port, boolean ssl) {
        this.client = client;
        this.host = host;
        this.port = port;
        this.ssl = ssl;
    }

    /** A request on a connection to the service; fails when there is no connection to be had. */
    public Future<HttpClientRequest> request(HttpMethod method, String uri) {
        return client.request(new RequestOptions()
                .setMethod(method)
                .setHost(host)
                .setPort(port)
                .setSsl(ssl)
                .setURI(uri));
    }
}
