package io.coachup.speech.fetch;

import io.coachup.common.time.Deadline;
import io.coachup.speech.spool.AudioTarget;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Connects to exactly the address that was checked, while {@code Host}, server name and certificate are those of the
 * URL's host. Nothing of ours goes along: no cookies, credentials, proxy, trace; no connection is kept.
 */
final class PinnedAudioServer implements AudioServer {

    private static final int CONNECT_TIMEOUT_MS = 3000;
    private static final int CONNECTIONS_PER_HOST = 64;
    private static final String IDENTITY = "identity";

    private final HttpClient client;
    private final long maxBytes;

    PinnedAudioServer(Vertx vertx, long maxBytes, HttpClientOptions options) {
        this.maxBytes = maxBytes;
        this.client = vertx.createHttpClient(options.setVerifyHost(true)
                .setKeepAlive(false)
                .setMaxPoolSize(CONNECTIONS_PER_HOST)
                .setConnectTimeout(CONNECT_TIMEOUT_MS)
                .setTracingPolicy(TracingPolicy.IGNORE));
    }

    @Override
    public RemoteAnswer get(RemoteAudio url, InetAddress address, AudioTarget target, Deadline deadline)
            throws IOException, TimeoutException, InterruptedException {
        HttpClientRequest request = connect(url, address, deadline);
        // Its failures reach us by the response; else they are logged with what the server sent.
        request.connection().exceptionHandler(_ -> {});
        try {
            Future<ResponseBody> response = request.response().map(ResponseBody::new);
            request.end();
            return answer(await(response, deadline), target, deadline);
        } finally {
            request.connection().close();
        }
    }

    private HttpClientRequest connect(RemoteAudio url, InetAddress address, Deadline deadline)
            throws IOException, TimeoutException, InterruptedException {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(url.port(), address.getHostAddress()))
                .setHost(url.host())
                .setPort(url.port())
                .setSsl(url.tls())
                .setURI(url.target())
                .setFollowRedirects(false)
                .putHeader(HttpHeaders.HOST, url.hostHeader())
                .putHeader(HttpHeaders.USER_AGENT, "coach-up")
                .putHeader(HttpHeaders.ACCEPT, "audio/*, */*;q=0.5")
                .putHeader(HttpHeaders.ACCEPT_ENCODING, IDENTITY);
        Future<HttpClientRequest> request = client.request(options);
        try {
            return await(request, deadline);
        } catch (TimeoutException e) {
            // It may still connect: then nobody wants it.
            request.onSuccess(late -> late.connection().close());
            throw e;
        } catch (IOException e) {
            ConnectException refused = new ConnectException();
            refused.initCause(e);
            throw refused;
        }
    }

    private RemoteAnswer answer(ResponseBody body, AudioTarget target, Deadline deadline)
            throws IOException, TimeoutException, InterruptedException {
        HttpClientResponse response = body.head();
        String location = response.getHeader(HttpHeaders.LOCATION);
        String encoding = response.getHeader(HttpHeaders.CONTENT_ENCODING);
        return switch (response.statusCode()) {
            case 301, 302, 303, 307, 308 -> new RemoteAnswer.Redirected(location);
            case 200 ->
                encoding == null || encoding.equalsIgnoreCase(IDENTITY)
                        ? body.store(target, maxBytes, deadline)
                        : new RemoteAnswer.Refused(200);
            default -> new RemoteAnswer.Refused(response.statusCode());
        };
    }

    private static <T> T await(Future<T> future, Deadline deadline)
            throws IOException, TimeoutException, InterruptedException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(deadline.millisLeft(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }
}
