package io.coachup.speech.fetch;

import static io.coachup.speech.spool.TestSpool.into;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.time.Deadline;
import io.coachup.speech.spool.TestSpool;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fetching from a server that follows a script. */
class AudioFetcherTest {

    private static final String LIMIT = "PT1S";
    private static final Duration SOON = Duration.ofSeconds(3);
    private static final int MAX_BYTES = (int) TestRemote.MAX_BYTES;

    private final Vertx vertx = Vertx.vertx();
    private final TestNames names = new TestNames();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void writesWhatTheServerSends() throws Exception {
        byte[] audio = new byte[MAX_BYTES];
        new Random(1).nextBytes(audio);
        try (ScriptedServer server = ScriptedServer.scripted((_, out) -> {
            out.write(ascii(
                    "HTTP/1.1 200 OK\r\ncontent-type: audio/wav\r\ncontent-length: " + audio.length + "\r\n\r\n"));
            out.write(audio);
        })) {
            Path target = Files.writeString(folder.resolve("audio"), "what was there before");

            long bytes = fetch(server, "/a%20b.wav?x=%2F#fragment", target);

            assertThat(bytes).isEqualTo(audio.length);
            assertThat(target).hasBinaryContent(audio);
            assertThat(server.requests().getFirst().lines())
                    .contains("GET /a%20b.wav?x=%2F HTTP/1.1", "host: loopback.example:" + server.port())
                    .noneMatch(line -> line.matches("(?i)(cookie|authorization|referer|traceparent|proxy-.*):.*"));
            assertThat(names.asked()).containsExactly("loopback.example");
        }
    }

    @Test
    void aNameWithUnderscoresIsCalledByIt() throws Exception {
        try (ScriptedServer server = ScriptedServer.scripted((request, out) -> out.write(ascii(
                request.startsWith("GET /a.wav")
                        ? "HTTP/1.1 302 Found\r\nlocation: b.wav\r\ncontent-length: 0\r\n\r\n"
                        : "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nsound")))) {
            String host = "minio_1.loopback.example:" + server.port();
            FetchConfig config = TestRemote.config(host, "80", "PT5S");
            AudioUrl url = TestRemote.parser(config).parse("http://" + host + "/a.wav");

            long bytes = TestRemote.fetcher(config, names, network())
                    .fetch(url, into(folder.resolve("audio")), TestRemote.later());

            assertThat(bytes).isEqualTo(5);
            assertThat(server.requests().getLast().lines()).contains("GET /b.wav HTTP/1.1", "host: " + host);
        }
    }

    @Test
    void aFullDiskIsNotTheServersFault() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering("HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nsound")) {
            FetchConfig config = config(server.port());
            AudioFetcher fetcher = TestRemote.fetcher(config, names, network());

            assertThatThrownBy(() -> fetcher.fetch(
                            url(config, server.port(), "/a.wav"), TestSpool.onFullDisk(), TestRemote.later()))
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nsound\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-encoding: identity\r\n\r\nsound",
                "HTTP/1.0 200 OK\r\n\r\nsound",
            })
    void readsABodyOfAnyLength(String answer) throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(answer)) {
            Path target = folder.resolve("audio");

            assertThat(fetch(server, "/a.wav", target)).isEqualTo(5);
            assertThat(target).hasContent("sound");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "404 Not Found, VALIDATION_ERROR",
        "403 Forbidden, VALIDATION_ERROR",
        "410 Gone, VALIDATION_ERROR",
        "401 Unauthorized, VALIDATION_ERROR",
        "408 Request Timeout, UPSTREAM_ERROR",
        "429 Too Many Requests, UPSTREAM_ERROR",
        "500 Internal Server Error, UPSTREAM_ERROR",
        "503 Service Unavailable, UPSTREAM_ERROR",
        "204 No Content, UPSTREAM_ERROR",
        "206 Partial Content, UPSTREAM_ERROR",
        "304 Not Modified, UPSTREAM_ERROR",
        "999 What, UPSTREAM_ERROR",
    })
    void whatIsNo200IsRefused(String status, ErrorCode code) throws Exception {
        try (ScriptedServer server = ScriptedServer.answering("HTTP/1.1 " + status + "\r\ncontent-length: 0\r\n\r\n")) {
            assertFails(server, code);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 5\r\n\r\nsound",
                "HTTP/1.1 200 OK\r\ncontent-encoding: identity, br\r\ncontent-length: 5\r\n\r\nsound",
                "HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\ncut off",
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nsound",
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nxyz\r\nsound\r\n",
                "HTTP/1.1 302 Found\r\ncontent-length: 0\r\n\r\n",
                "SSH-2.0-OpenSSH_9.2p1\r\n",
                "+PONG\r\n",
                "",
            })
    void whatIsNotReadableIsAFailureOfTheServer(String answer) throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(answer)) {
            assertFails(server, ErrorCode.UPSTREAM_ERROR);
        }
    }

    @Test
    void headersWithoutEndAreAFailureOfTheServer() throws Exception {
        try (ScriptedServer server = ScriptedServer.scripted((_, out) -> {
            out.write(ascii("HTTP/1.1 200 OK\r\n"));
            while (true) {
                out.write(ascii("x-more: " + "a".repeat(1000) + "\r\n"));
            }
        })) {
            assertFails(server, ErrorCode.UPSTREAM_ERROR);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBodyThatIsTooLargeIsNotReadToItsEnd(boolean announced) throws Exception {
        try (ScriptedServer server = ScriptedServer.scripted((_, out) -> {
            out.write(ascii("HTTP/1.1 200 OK\r\n" + (announced ? "content-length: 9999999999\r\n" : "") + "\r\n"));
            while (true) {
                out.write(new byte[10_000]);
            }
        })) {
            Path target = folder.resolve("audio");

            assertThatThrownBy(() -> fetch(server, "/", target)).isInstanceOfSatisfying(ApiException.class, e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.PAYLOAD_TOO_LARGE);
                assertThat(e.maxBytes()).isEqualTo(MAX_BYTES);
                assertThat(e).hasMessage("Audio too large");
            });
            assertThat(Files.exists(target)).isNotEqualTo(announced);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nsou"})
    void aServerThatStopsIsGivenUpInTime(String beginning) throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.scripted((_, out) -> {
            out.write(ascii(beginning));
            out.flush();
            end.await();
        })) {
            assertTimesOut(server);
        } finally {
            end.countDown();
        }
    }

    @Test
    void aServerThatSendsAByteNowAndThenIsGivenUpInTime() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.scripted((_, out) -> {
            out.write(ascii("HTTP/1.1 200 OK\r\n\r\n"));
            drip(out, never);
        })) {
            assertTimesOut(server);
        }
    }

    @Test
    void redirectsHaveOneTimeLimitTogether() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.scripted((_, out) -> {
            never.await(400, TimeUnit.MILLISECONDS);
            out.write(ascii("HTTP/1.1 302 Found\r\nlocation: /again\r\ncontent-length: 0\r\n\r\n"));
        })) {
            assertTimesOut(server);
        }
    }

    @Test
    void followsAFewRedirectsWithoutCarryingCookiesAlong() throws Exception {
        try (ScriptedServer server = ScriptedServer.scripted((request, out) -> {
            char step = request.charAt("GET /".length());
            out.write(ascii(
                    step == '3'
                            ? "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nsound"
                            : "HTTP/1.1 307 Temporary Redirect\r\nset-cookie: a=b\r\nlocation: " + (char) (step + 1)
                                    + "?x#y\r\ncontent-length: 0\r\n\r\n"));
        })) {
            assertThat(fetch(server, "/0", folder.resolve("audio"))).isEqualTo(5);
            assertThat(server.requests()).hasSize(4).noneMatch(request -> request.contains("cookie"));
            assertThat(server.requests().getLast()).startsWith("GET /3?x HTTP/1.1\n");
        }
    }

    @Test
    void doesNotFollowRedirectsForEver() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.answering("HTTP/1.1 301 Moved\r\nlocation: /again\r\ncontent-length: 0\r\n\r\n")) {
            assertFails(server, ErrorCode.UPSTREAM_ERROR);
            assertThat(server.requests()).hasSize(4);
        }
    }

    @Test
    void manyAreFetchedAtOnce() throws Exception {
        byte[] audio = new byte[200_000];
        try (ScriptedServer server = ScriptedServer.scripted((_, out) -> {
                    out.write(ascii("HTTP/1.1 200 OK\r\ncontent-length: " + audio.length + "\r\n\r\n"));
                    out.write(audio);
                });
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            FetchConfig config = TestRemote.config("loopback.example:" + server.port(), "80", "PT20S");
            AudioFetcher fetcher = TestRemote.fetcher(config, names, network());
            List<Callable<Long>> fetches = IntStream.range(0, 200)
                    .<Callable<Long>>mapToObj(i -> () -> fetcher.fetch(
                            url(config, server.port(), "/" + i), into(folder.resolve("audio" + i)), TestRemote.later()))
                    .toList();

            for (Future<Long> fetched : callers.invokeAll(fetches)) {
                assertThat(fetched.get()).isEqualTo(audio.length);
            }
        }
    }

    @Test
    void aServerThatCannotBeReachedIsAFailureOfTheServer() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertThatThrownBy(() -> fetch(port, "/", folder.resolve("audio")))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UPSTREAM_ERROR))
                .hasMessage("The audio could not be fetched");
    }

    @Test
    void anotherAddressOfTheNameIsTriedWhenOneCannotBeReached() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering("HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nsound")) {
            FetchConfig config = config(server.port());
            NameResolver twoAddresses =
                    _ -> List.of(InetAddress.ofLiteral("127.0.0.9"), InetAddress.getLoopbackAddress());
            AudioFetcher fetcher = TestRemote.fetcher(config, twoAddresses, network());

            assertThat(fetcher.fetch(
                            url(config, server.port(), "/"), into(folder.resolve("audio")), TestRemote.later()))
                    .isEqualTo(5);
        }
    }

    @Test
    @Tag("timing")
    void aDeadlineThatIsNearerThanTheTimeLimitIsKept() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.scripted((_, _) -> never.await())) {
            long begin = System.nanoTime();

            assertThatThrownBy(() ->
                            fetch(server.port(), "/", folder.resolve("audio"), Deadline.after(Duration.ofMillis(100))))
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UPSTREAM_TIMEOUT));
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.parse(LIMIT));
        }
    }

    @Test
    void aLookupThatTakesTooLongIsGivenUpInTime() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        FetchConfig config = TestRemote.config("", "80", "PT0.3S");
        AudioFetcher fetcher = TestRemote.fetcher(
                config,
                name -> {
                    await(never);
                    throw new UnknownHostException(name);
                },
                network());

        assertThatThrownBy(() -> fetcher.fetch(
                        TestRemote.parser(config).parse("http://good.example/"),
                        into(folder.resolve("audio")),
                        TestRemote.later()))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UPSTREAM_TIMEOUT));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 50_000, MAX_BYTES})
    void writesTheContentOfADataUrl(int bytes) throws Exception {
        byte[] audio = new byte[bytes];
        new Random(bytes).nextBytes(audio);
        FetchConfig config = config(1);
        Path target = folder.resolve("audio");

        AudioUrl url = TestRemote.parser(config)
                .parse("data:audio/webm;codecs=opus;base64,"
                        + Base64.getEncoder().encodeToString(audio));

        assertThat(url.contentType()).isEqualTo("audio/webm");
        assertThat(TestRemote.fetcher(config, names, network()).fetch(url, into(target), TestRemote.later()))
                .isEqualTo(bytes);
        assertThat(target).hasBinaryContent(audio);
    }

    @Test
    @Tag("timing")
    void aDataUrlThatIsTooLargeIsRefused() {
        FetchConfig config = config(1);
        AudioUrl url = TestRemote.parser(config)
                .parse("data:audio/wav;base64," + Base64.getEncoder().encodeToString(new byte[MAX_BYTES + 1]));

        assertThatThrownBy(() -> TestRemote.fetcher(config, names, network())
                        .fetch(url, into(folder.resolve("audio")), TestRemote.later()))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.maxBytes()).isEqualTo(MAX_BYTES))
                .hasMessage("Audio too large");
    }

    private void assertTimesOut(ScriptedServer server) {
        long begin = System.nanoTime();
        assertThatThrownBy(() -> fetch(server, "/a.wav", folder.resolve("audio")))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UPSTREAM_TIMEOUT))
                .hasMessage("The audio was not delivered in time");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
    }

    private void assertFails(ScriptedServer server, ErrorCode code) {
        assertThatThrownBy(() -> fetch(server, "/a.wav", folder.resolve("audio")))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessage(
                        code == ErrorCode.UPSTREAM_ERROR
                                ? "The audio could not be fetched"
                                : "audioUrl does not lead to audio");
    }

    private long fetch(ScriptedServer server, String target, Path file) {
        return fetch(server.port(), target, file);
    }

    private long fetch(int port, String target, Path file) {
        return fetch(port, target, file, TestRemote.later());
    }

    private long fetch(int port, String target, Path file, Deadline deadline) {
        FetchConfig config = config(port);
        return TestRemote.fetcher(config, names, network()).fetch(url(config, port, target), into(file), deadline);
    }

    private static AudioUrl url(FetchConfig config, int port, String target) {
        return TestRemote.parser(config).parse("http://loopback.example:" + port + target);
    }

    private static FetchConfig config(int port) {
        return TestRemote.config("loopback.example:" + port, "80,443", LIMIT);
    }

    private AudioServer network() {
        return new PinnedAudioServer(vertx, MAX_BYTES, new HttpClientOptions());
    }

    private static void drip(OutputStream out, CountDownLatch never) throws IOException, InterruptedException {
        do {
            out.write('s');
            out.flush();
        } while (!never.await(50, TimeUnit.MILLISECONDS));
    }

    private static void await(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
