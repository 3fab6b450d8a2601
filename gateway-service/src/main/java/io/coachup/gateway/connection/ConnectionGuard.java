package io.coachup.gateway.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerOptions;

/** Waits on a new connection for the server's decoder, puts a {@link HeadDecoder} in its place, and leaves. */
final class ConnectionGuard extends ChannelInboundHandlerAdapter {

    static final AttributeKey<HeadDecoder> HEADS = AttributeKey.valueOf(ConnectionGuard.class, "heads");

    private static final String DECODER = "httpDecoder";

    private final HttpServerOptions options;
    private final long headMs;

    ConnectionGuard(HttpServerOptions options, long headMs) {
        this.options = options;
        this.headMs = headMs;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
        if (ctx.pipeline().get(DECODER) != null) {
            HeadDecoder heads = new HeadDecoder(options, headMs);
            ctx.pipeline().replace(DECODER, DECODER, heads);
            ctx.channel().attr(HEADS).set(heads);
            ctx.pipeline().remove(this);
        }
        ctx.fireChannelRead(msg);
    }
}
