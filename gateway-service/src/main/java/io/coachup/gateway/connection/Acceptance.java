package io.coachup.gateway.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.function.Supplier;

/** Sees every connection when it is accepted; those of an address that has too many are closed at once. */
final class Acceptance extends ChannelInboundHandlerAdapter {

    private static final String NAME = "acceptance";

    private final ConnectionCount count;
    private final Supplier<ChannelHandler> guard;

    private Acceptance(ConnectionCount count, Supplier<ChannelHandler> guard) {
        this.count = count;
        this.guard = guard;
    }

    /** Puts it before what the server does with a connection. */
    static void on(Channel server, ConnectionCount count, Supplier<ChannelHandler> guard) {
        if (server.pipeline().get(NAME) != null) {
            server.pipeline().remove(NAME);
        }
        server.pipeline().addFirst(NAME, new Acceptance(count, guard));
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
        Channel connection = (Channel) msg;
        if (count.accept(connection)) {
            connection.pipeline().addFirst("guard", guard.get());
            ctx.fireChannelRead(connection);
        } else {
            connection.unsafe().closeForcibly();
        }
    }
}
