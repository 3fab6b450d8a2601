package io.coachup.gateway.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.TimeUnit;

/** Stands before all else on one connection: puts the {@link HeadCheck} in place, and does not wait for ever for a head. */
final class ConnectionGuard extends ChannelInboundHandlerAdapter {

    static final AttributeKey<HeadCheck> HEADS = AttributeKey.valueOf(ConnectionGuard.class, "heads");

    private static final String DECODER = "httpDecoder";

    private final HttpServerOptions options;
    private final long headMs;
    private HeadCheck heads;
    private ChannelHandlerContext headsContext;
    private ScheduledFuture<?> deadline;

    ConnectionGuard(HttpServerOptions options, long headMs) {
        this.options = options;
        this.headMs = headMs;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
        if (heads == null && ctx.pipeline().get(DECODER) != null) {
            placeHeadCheck(ctx);
        }
        ctx.fireChannelRead(msg);
        if (heads != null) {
            watch(ctx);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        stopWaiting();
        ctx.fireChannelInactive();
    }

    private void placeHeadCheck(ChannelHandlerContext ctx) {
        heads = new HeadCheck();
        Channel channel = ctx.channel();
        ctx.pipeline().replace(DECODER, DECODER, new StrictDecoder(options));
        ctx.pipeline().addAfter(DECODER, "headCheck", heads);
        headsContext = ctx.pipeline().context(heads);
        channel.attr(HEADS).set(heads);
    }

    /** A head that came in one piece costs no timer. */
    private void watch(ChannelHandlerContext ctx) {
        boolean complete = heads.hasMoved();
        if (complete) {
            stopWaiting();
        } else if (deadline == null && heads.isBetweenMessages()) {
            deadline = ctx.executor().schedule(this::late, headMs, TimeUnit.MILLISECONDS);
        }
    }

    private void stopWaiting() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    private void late() {
        deadline = null;
        if (heads.isBetweenMessages()) {
            heads.late(headsContext);
        }
    }
}
