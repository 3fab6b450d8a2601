package io.coachup.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseParserTest {

    private final List<Integer> heads = new ArrayList<>();
    private final StringBuilder body = new StringBuilder();
    private ResponseParser parser = new ResponseParser();

    private final ResponseParser.Sink sink = new ResponseParser.Sink() {
        @Override
        public void onHead(int status) {
            heads.add(status);
        }

        @Override
        public void onBody(byte[] bytes, int from, int to) {
            body.append(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
        }

        @Override
        public boolean isPaused() {
            return false;
        }
    };

    @Test
    void whereTheNetworkSplitsAnAnswerDoesNotMatter() {
        String answer = chunked("hello", ", ", "\r\nbig\r\n\r\n", "0\r\n\r\n", "world");
        for (int first = 0; first <= answer.length(); first++) {
            for (int second = first; second <= answer.length(); second += 7) {
                reset();
                feed(answer.substring(0, first));
                feed(answer.substring(first, second));
                assertThat(parser.isDone()).isEqualTo(second == answer.length());
                feed(answer.substring(second));

                assertThat(heads).containsExactly(200);
                assertThat(body).hasToString("hello, \r\nbig\r\n\r\n0\r\n\r\nworld");
                assertThat(parser.isDone()).isTrue();
                assertThat(parser.isReusable()).isTrue();
            }
        }
    }

    @Test
    void namesAreReadInAnyCaseAndLinesMayEndInLineFeedAlone() {
        feed(
                "HTTP/1.1 200\nTRANSFER-Encoding:\tChunked \nX-Y:z\n\n0a;ext=1\n0123456789\nA \r\n0123456789\r\n0\r\nt: 1\r\n\r\n");

        assertThat(parser.isDone()).isTrue();
        assertThat(body).hasToString("01234567890123456789");
    }

    @Test
    void aLengthEndsTheBody() {
        feed("HTTP/1.1 404 Not Found\r\nContent-Length: 3\r\ncontent-length: 3\r\n\r\nab");
        assertThat(parser.isDone()).isFalse();
        feed("c");

        assertThat(heads).containsExactly(404);
        assertThat(body).hasToString("abc");
        assertThat(parser.isDone()).isTrue();
        assertThat(parser.isReusable()).isTrue();
    }

    @Test
    void withoutALengthTheConnectionEndsTheBody() {
        feed("HTTP/1.1 200 OK\r\n\r\nabc");

        assertThat(body).hasToString("abc");
        assertThat(parser.isDone()).isFalse();
        assertThat(parser.endsWithConnection()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304})
    void someAnswersHaveNoBodyWhateverTheySay(int status) {
        feed("HTTP/1.1 " + status + " x\r\ncontent-length: 5\r\n\r\n");

        assertThat(parser.isDone()).isTrue();
        assertThat(parser.isReusable()).isTrue();
    }

    @Test
    void interimAnswersAreSkipped() {
        feed("HTTP/1.1 100 Continue\r\ncontent-length: 9\r\n\r\nHTTP/1.1 103 Early\r\nlink: x\r\n\r\n"
                + "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");

        assertThat(heads).containsExactly(200);
        assertThat(parser.isDone()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.0 200 OK\r\ncontent-length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nConnection: x, Close\r\ncontent-length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\nHTTP/1.1 200 OK\r\n",
                "HTTP/1.1 200 OK\r\ncontent-length: 7\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n"
            })
    void aConnectionThatCannotBeTrustedIsNotUsedAgain(String answer) {
        feed(answer);

        assertThat(parser.isDone()).isTrue();
        assertThat(parser.isReusable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2\r\n",
                "HTTP/2 200\r\n",
                "HTTP/1.2 200 OK\r\n",
                "HTTP/1.1 20x OK\r\n",
                "HTTP/1.1 2000\r\n",
                "HTTP/1.1 101 Switching\r\n\r\n",
                "HTTP/1.1 000 Nothing\r\n\r\n",
                "HTTP/1.1 200 OK\r\ncontent-length: 3\r\ncontent-length: 4\r\n",
                "HTTP/1.1 200 OK\r\ncontent-length: +3\r\n",
                "HTTP/1.1 200 OK\r\ncontent-length: 3, 3\r\n",
                "HTTP/1.1 200 OK\r\ncontent-length:\r\n",
                "HTTP/1.1 200 OK\r\ncontent-length: 9999999999999999999\r\n",
                "HTTP/1.1 200 OK\r\ntransfer-encoding: gzip, chunked\r\n",
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\ntransfer-encoding: chunked\r\n",
                "HTTP/1.1 200 OK\r\ntransfer-encoding : chunked\r\n",
                "HTTP/1.1 200 OK\r\nx: y\r\n folded: z\r\n",
                "HTTP/1.1 200 OK\r\n: no name\r\n",
                "HTTP/1.1 200 OK\r\nno colon\r\n",
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nxyz\r\n",
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n\r\n",
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n-1\r\n",
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nffffffffffffffff\r\n",
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nabc\r\n"
            })
    void whatIsNoHttpOrCouldBeTakenInTwoWaysIsRefused(String answer) {
        assertThatThrownBy(() -> feed(answer)).isInstanceOf(MalformedResponseException.class);
    }

    @Test
    void headsAreBounded() {
        String line = "x: " + "y".repeat(ResponseParser.LINE_MAX_BYTES / 2) + "\r\n";
        assertThatThrownBy(() -> feed("HTTP/1.1 200 OK\r\n" + line.repeat(9)))
                .isInstanceOf(MalformedResponseException.class);
        reset();
        feed("HTTP/1.1 200 OK\r\n");
        assertThatThrownBy(() -> {
                    for (int i = 0; i <= ResponseParser.LINE_MAX_BYTES; i++) {
                        feed("x");
                    }
                })
                .isInstanceOf(MalformedResponseException.class);
        reset();
        feed("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\n");
        assertThatThrownBy(() -> feed(line.repeat(9))).isInstanceOf(MalformedResponseException.class);
    }

    @Test
    void manyChunksAreNoHead() {
        feed("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n" + "1\r\nx\r\n".repeat(50_000) + "0\r\n\r\n");

        assertThat(body).hasSize(50_000);
        assertThat(parser.isDone()).isTrue();
    }

    private static String chunked(String... chunks) {
        StringBuilder answer = new StringBuilder("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (String chunk : chunks) {
            answer.append(Integer.toHexString(chunk.length()))
                    .append("\r\n")
                    .append(chunk)
                    .append("\r\n");
        }
        return answer.append("0\r\n\r\n").toString();
    }

    private void reset() {
        heads.clear();
        body.setLength(0);
        parser = new ResponseParser();
    }

    private void feed(String text) {
        parser.feed(text.getBytes(StandardCharsets.ISO_8859_1), 0, sink);
    }
}
