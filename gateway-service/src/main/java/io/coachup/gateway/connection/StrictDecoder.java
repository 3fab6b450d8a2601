package io.coachup.gateway.connection;

import io.netty.handler.codec.http.HttpMessage;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;

/** Refuses a message with two lengths, which the server's own decoder would read as chunked. */
final class StrictDecoder extends VertxHttpRequestDecoder {

    StrictDecoder(HttpServerOptions options) {
        super(options);
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new TwoLengthsException();
    }

    /** A message with both {@code Transfer-Encoding} and {@code Content-Length}: somebody before us may have read the other. */
    static final class TwoLengthsException extends RuntimeException {

        TwoLengthsException() {
            super("Two lengths", null, false, false);
        }
    }
}
