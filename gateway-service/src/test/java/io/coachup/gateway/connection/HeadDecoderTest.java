package io.coachup.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.HttpServerOptions;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What of a connection's bytes reaches the server; {@code HeadsTest} says what is answered. */
class HeadDecoderTest {

    private static final String REQUEST = "GET /health HTTP/1.1\r\nhost: x\r\n\r\n";
    private static final int HEAD_MS = 1000;
    private static final int MAX_PIPELINED = 64;

    private final HeadDecoder heads = new HeadDecoder(new HttpServerOptions(), HEAD_MS);
    private final EmbeddedChannel connection = new EmbeddedChannel(heads);

    @Test
    void aHeadThatIsCutOffByTheEndOfItsConnectionIsNobodysRequest() {
        receive("GET /health HTTP/1.1\r\nho");

        connection.finish();

        assertThat(connection.<Object>readInbound()).isNull();
    }

    @Test
    void afterARefusalNothingIsReadAnyMore() {
        receive("POST /health HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n");
        assertThat(fault()).isEqualTo(HeadFault.TRANSFER_ENCODING.name());

        receive("0\r\n\r\n" + REQUEST);

        assertThat(connection.<Object>readInbound()).isNull();
    }

    @Test
    void aHeadThatDoesNotGoOnIsAnsweredWhenItsTimeIsOver() {
        receive("GET /hea");
        connection.advanceTimeBy(HEAD_MS - 1, TimeUnit.MILLISECONDS);
        connection.runPendingTasks();
        assertThat(connection.<Object>readInbound()).isNull();

        connection.advanceTimeBy(1, TimeUnit.MILLISECONDS);
        connection.runPendingTasks();

        assertThat(fault()).isEqualTo(HeadFault.LATE.name());
    }

    @Test
    void whoeverSendsTooManyRequestsAheadIsHungUpOn() {
        receive(REQUEST.repeat(MAX_PIPELINED));
        assertThat(connection.isOpen()).isTrue();

        receive(REQUEST);

        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void requestsThatWereAnsweredDoNotCount() {
        for (int i = 0; i <= MAX_PIPELINED; i++) {
            receive(REQUEST);
            heads.answered();
        }

        assertThat(connection.isOpen()).isTrue();
    }

    private void receive(String bytes) {
        connection.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.ISO_8859_1));
    }

    /** The fault that the only request stands for. */
    private String fault() {
        HttpRequest refusal = connection.readInbound();
        assertThat(connection.<Object>readInbound()).isInstanceOf(LastHttpContent.class);
        assertThat(connection.<Object>readInbound()).isNull();
        return refusal.headers().get(HeadDecoder.FAULT);
    }
}
