package io.coachup.gateway.proxy;

import io.coachup.gateway.body.ClientPace;
import io.coachup.gateway.body.CountedBody;
import io.coachup.gateway.exchange.Exchange;
import io.vertx.core.buffer.Buffer;
import io.vertx.httpproxy.Body;

/** The body of a request on its way to a service: read before, or streaming. */
final class ForwardedBody {

    private final Buffer whole;
    private final CountedBody streaming;
    private final long length;
    private Runnable onExceeded = () -> {};

    private ForwardedBody(Buffer whole, Exchange exchange, long length) {
        this.whole = whole;
        this.length = length;
        this.streaming = whole == null
                ? new CountedBody(exchange.request(), exchange.route().body().maxBytes(), () -> onExceeded.run())
                : null;
    }

    /** A body that has been read. */
    static ForwardedBody whole(Buffer body) {
        return new ForwardedBody(body, null, body.length());
    }

    /** A body of {@code length} bytes, or of an unknown or no length, that is still to be read. */
    static ForwardedBody streaming(Exchange exchange, long length) {
        return new ForwardedBody(null, exchange, length);
    }

    /** What the proxy sends. */
    Body sent() {
        return whole == null ? Body.body(streaming, length) : Body.body(whole);
    }

    /** Calls back when more than the route allows has come. */
    void whenExceeded(Runnable then) {
        onExceeded = then;
    }

    boolean isStreaming() {
        return streaming != null && !streaming.isEnded();
    }

    boolean isTooSlow(ClientPace pace) {
        return streaming != null && streaming.isTooSlow(pace);
    }

    /** {@link System#nanoTime()} when it last moved, or {@code begun} when it doesn't any more. */
    long lastNanos(long begun) {
        return streaming == null ? begun : streaming.lastNanos();
    }

    /** Leaves the request to others. */
    void detach() {
        if (streaming != null) {
            streaming.detach();
        }
    }
}
