package io.coachup.gateway.connection;

import io.coachup.common.headers.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Decodes the requests of one connection and looks at each head before the HTTP server does. A head with a fault becomes a
 * request that says so and takes the ordinary way, so that its answer has an id, a body and a log line like any other;
 * after it nothing more is read. A head that has begun is not waited for for ever.
 *
 * <p>All this is one handler in place of the server's own: every further one would cost each request.
 */
final class HeadDecoder extends VertxHttpRequestDecoder implements Heads {

    /** No client can send a header of this name: a name ends at a colon. */
    static final String FAULT = ":fault";

    /** In place of the host of an old client that names none. */
    private static final String NO_HOST = "none.invalid";

    /** Requests that may wait for the answers before them; the server keeps them in a list. Browsers send one. */
    private static final int MAX_PIPELINED = 64;

    private final long headMs;
    private int unanswered;
    private boolean inMessage;
    private boolean moved;
    private boolean finished;
    private ScheduledFuture<?> deadline;

    /** {@code headMs} is the longest wait for the rest of a head. */
    HeadDecoder(HttpServerOptions options, long headMs) {
        super(options);
        this.headMs = headMs;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) throws Exception {
        moved = false;
        super.channelRead(ctx, msg);
        watch(ctx);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        stopWaiting();
        super.channelInactive(ctx);
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        if (finished) {
            in.skipBytes(in.readableBytes());
            return;
        }
        int from = out.size();
        super.decode(ctx, in, out);
        for (int i = from; i < out.size() && !finished; i++) {
            moved = true;
            check(ctx, out, i);
        }
    }

    /** What a connection that is closed within a head leaves is nobody's request. */
    @Override
    protected void decodeLast(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        super.decodeLast(ctx, in, out);
        if (!out.isEmpty()
                && out.getLast() instanceof HttpRequest head
                && head.decoderResult().isFailure()) {
            out.removeLast();
        }
    }

    /** Refuses a message with two lengths, which the server's own decoder would read as chunked. */
    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new TwoLengthsException();
    }

    private void check(ChannelHandlerContext ctx, List<Object> out, int at) {
        Object message = out.get(at);
        if (!(message instanceof HttpRequest head)) {
            inMessage = !(message instanceof LastHttpContent);
            return;
        }
        HeadFault fault = HeadFault.of(head);
        String target = fault == null ? RequestTarget.canonical(head.uri()) : null;
        if (target == null) {
            drop(out, at);
            refusal(
                    out,
                    fault == null ? HeadFault.TARGET : fault,
                    head.method(),
                    head.headers().get(Headers.REQUEST_ID));
        } else if (++unanswered > MAX_PIPELINED) {
            finished = true;
            drop(out, at);
            var _ = ctx.close();
        } else {
            head.setUri(target);
            if (head.protocolVersion().minorVersion() == 0 && !head.headers().contains(HttpHeaderNames.HOST)) {
                head.headers().set(HttpHeaderNames.HOST, NO_HOST);
            }
            inMessage = !(head instanceof LastHttpContent);
        }
    }

    private static void drop(List<Object> out, int from) {
        while (out.size() > from) {
            ReferenceCountUtil.release(out.removeLast());
        }
    }

    /** Answers in the place of a request that can't be read, unless another one is being answered. */
    private void refusal(List<Object> out, HeadFault fault, HttpMethod method, String requestId) {
        finished = true;
        inMessage = false;
        HttpRequest refusal = new DefaultHttpRequest(
                HttpVersion.HTTP_1_1,
                HttpMethod.HEAD.equals(method) ? HttpMethod.HEAD : HttpMethod.GET,
                "/",
                DefaultHttpHeadersFactory.headersFactory().withValidation(false));
        refusal.headers()
                .set(HttpHeaderNames.HOST, NO_HOST)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .set(FAULT, fault.name());
        if (requestId != null) {
            refusal.headers().set(Headers.REQUEST_ID, requestId);
        }
        out.add(refusal);
        out.add(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    @Override
    public void answered() {
        unanswered--;
    }

    /** A head that came in one piece costs no timer. */
    private void watch(ChannelHandlerContext ctx) {
        if (moved) {
            stopWaiting();
        } else if (deadline == null && isBetweenMessages()) {
            deadline = ctx.executor().schedule(() -> late(ctx), headMs, TimeUnit.MILLISECONDS);
        }
    }

    private void stopWaiting() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    /** Answers a head that does not go on. */
    private void late(ChannelHandlerContext ctx) {
        deadline = null;
        if (isBetweenMessages()) {
            List<Object> answer = new ArrayList<>();
            refusal(answer, HeadFault.LATE, HttpMethod.GET, null);
            answer.forEach(ctx::fireChannelRead);
            // Nothing was read, so nothing else says that the server has seen all.
            ctx.fireChannelReadComplete();
        }
    }

    /** True when the bytes that come are those of a head. */
    private boolean isBetweenMessages() {
        return !inMessage && !finished;
    }

    /** A message with both {@code Transfer-Encoding} and {@code Content-Length}: somebody before us may have read the other. */
    static final class TwoLengthsException extends RuntimeException {

        TwoLengthsException() {
            super("Two lengths", null, false, false);
        }
    }
}
