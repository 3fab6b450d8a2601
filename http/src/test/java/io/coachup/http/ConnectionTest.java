package io.coachup.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionTest {

    private final List<String> heard = new ArrayList<>();
    private Handler<Buffer> reads;

    @Test
    void aConnectionOnWhichTheServerSpeaksUnaskedIsNobodysBeforeItsEndIsHeard() {
        Connection connection = new Connection(
                socket(),
                null,
                new Connection.Owner() {
                    @Override
                    public void giveBack(Connection back, boolean reusable) {
                        heard.add("given back");
                    }

                    @Override
                    public void forget(Connection gone) {
                        heard.add("forgotten");
                    }
                },
                0);

        reads.handle(Buffer.buffer("HTTP/1.1 408 Request Timeout\r\n\r\n"));

        assertThat(heard).containsExactly("forgotten", "closed");
        assertThat(connection.isClosed()).isTrue();
    }

    /** A socket that remembers who reads, and that it was closed. */
    private NetSocket socket() {
        return (NetSocket) Proxy.newProxyInstance(
                NetSocket.class.getClassLoader(), new Class<?>[] {NetSocket.class}, (self, method, arguments) -> {
                    if (method.getName().equals("handler")) {
                        reads = handler(arguments[0]);
                    } else if (method.getName().equals("close")) {
                        heard.add("closed");
                    }
                    return method.getReturnType().isInstance(self) ? self : null;
                });
    }

    @SuppressWarnings("unchecked")
    private static Handler<Buffer> handler(Object handler) {
        return (Handler<Buffer>) handler;
    }
}
