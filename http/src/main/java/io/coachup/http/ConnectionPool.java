package io.coachup.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** The connections of one event loop; the one used last is used first, so that those not needed grow old. */
final class ConnectionPool implements Connection.Owner {

    private final Vertx vertx;
    /** Of the loop and no request's: connections outlive requests. */
    private final Context context;

    private final NetClient net;
    private final Origin origin;
    private final ClientLimits limits;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private boolean sweeping;

    /** Waits for a connection. */
    interface Waiter {

        /** Here it is. */
        void connected(Connection made);

        /** There is none. */
        void fail(Throwable cause);
    }

    ConnectionPool(Vertx vertx, Context context, NetClient net, Origin origin, ClientLimits limits) {
        this.vertx = vertx;
        this.context = context;
        this.net = net;
        this.origin = origin;
        this.limits = limits;
    }

    /** Gives a call a connection, at once or later. */
    void connect(Waiter call) {
        Connection connection = idle.pollLast();
        if (connection != null) {
            call.connected(connection);
            return;
        }
        connectAnew(call);
    }

    /** Gives a call a connection that no call had before, later. */
    void connectAnew(Waiter call) {
        context.runOnContext(_ -> net.connect(origin.port(), origin.host())
                .onSuccess(socket -> call.connected(new Connection(socket, context, this, resendNanos())))
                .onFailure(call::fail));
    }

    /** Runs something later in this loop. */
    void later(Runnable action) {
        context.runOnContext(_ -> action.run());
    }

    @Override
    public void giveBack(Connection connection, boolean reusable) {
        connection.idle();
        if (!reusable) {
            connection.close();
        } else if (!connection.isClosed()) {
            idle.addLast(connection);
            sweepLater();
        }
    }

    @Override
    public void forget(Connection connection) {
        idle.remove(connection);
    }

    private void sweepLater() {
        if (!sweeping) {
            sweeping = true;
            vertx.setTimer(limits.keepAliveMs(), _ -> sweep());
        }
    }

    private void sweep() {
        long oldest = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(limits.keepAliveMs());
        while (!idle.isEmpty() && idle.peekFirst().isIdleSince(oldest)) {
            idle.pollFirst().close();
        }
        sweeping = false;
        if (!idle.isEmpty()) {
            sweepLater();
        }
    }

    private long resendNanos() {
        return TimeUnit.MILLISECONDS.toNanos(limits.resendMs());
    }
}
