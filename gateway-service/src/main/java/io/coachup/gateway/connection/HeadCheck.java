package io.coachup.gateway.connection;

import io.coachup.common.headers.Headers;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Looks at the head of each request of one connection before the HTTP server does. A head with a fault becomes a request
 * that says so and takes the ordinary way, so that its answer has an id, a body and a log line like any other; after it
 * nothing more is read.
 */
final class HeadCheck extends ChannelInboundHandlerAdapter {

    /** No client can send a header of this name: a name ends at a colon. */
    static final String FAULT = ":fault";

    /** In place of the host of an old client that names none. */
    private static final String NO_HOST = "none.invalid";

    /** Requests that may wait for the answers before them; the server keeps them in a list. Browsers send one. */
    private static final int MAX_PIPELINED = 64;

    private int unanswered;
    private boolean inMessage;
    private boolean moved;
    private boolean finished;

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
        moved = true;
        if (finished) {
            ReferenceCountUtil.release(msg);
        } else if (msg instanceof HttpRequest head) {
            head(ctx, head);
        } else {
            inMessage = !(msg instanceof LastHttpContent);
            ctx.fireChannelRead(msg);
        }
    }

    private void head(ChannelHandlerContext ctx, HttpRequest head) {
        HeadFault fault = HeadFault.of(head);
        String target = fault == null ? RequestTarget.canonical(head.uri()) : null;
        if (target == null) {
            refuse(
                    ctx,
                    fault == null ? HeadFault.TARGET : fault,
                    head.method(),
                    head.headers().get(Headers.REQUEST_ID));
            ReferenceCountUtil.release(head);
        } else if (++unanswered > MAX_PIPELINED) {
            finished = true;
            ctx.close();
        } else {
            head.setUri(target);
            if (!head.headers().contains(HttpHeaderNames.HOST)) {
                head.headers().set(HttpHeaderNames.HOST, NO_HOST);
            }
            inMessage = !(head instanceof LastHttpContent);
            ctx.fireChannelRead(head);
        }
    }

    /** Responses in the place of a request that can't be read, unless another one is being answered. */
    private void refuse(ChannelHandlerContext ctx, HeadFault fault, HttpMethod method, String requestId) {
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
        ctx.fireChannelRead(refusal);
        ctx.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    /** Responses a head that does not go on. */
    void late(ChannelHandlerContext ctx) {
        refuse(ctx, HeadFault.LATE, HttpMethod.GET, null);
        // Nothing was read, so nothing else says that the server has seen all.
        ctx.fireChannelReadComplete();
    }

    /** A request has been answered. */
    void answered() {
        unanswered--;
    }

    /** True when the bytes that come are those of a head. */
    boolean isBetweenMessages() {
        return !inMessage && !finished;
    }

    /** True when something was decoded since this was last asked. */
    boolean hasMoved() {
        boolean was = moved;
        moved = false;
        return was;
    }
}
