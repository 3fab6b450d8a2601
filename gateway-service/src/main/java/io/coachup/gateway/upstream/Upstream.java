package io.coachup.gateway.upstream;

import io.coachup.http.Origin;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/** One service behind: where it is and the connections to it. */
public final class Upstream {

    private final HttpClient client;
    private final Origin origin;

    Upstream(HttpClient client, Origin origin) {
        this.client = client;
        this.origin = origin;
    }

    /** A request on a connection to the service; fails when there is no connection to be had. */
    public Future<HttpClientRequest> request(HttpMethod method, String uri) {
        return client.request(new RequestOptions()
                .setMethod(method)
                .setHost(origin.host())
                .setPort(origin.port())
                .setSsl(origin.tls())
                .setURI(uri));
    }
}
