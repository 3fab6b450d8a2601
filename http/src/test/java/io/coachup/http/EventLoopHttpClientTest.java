package io.coachup.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLoopHttpClientTest {

    private static final String OK = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";
    private static final ClientLimits LIMITS = new ClientLimits(1000, 10, 10_000, 10_000);
    private static final int MAX_BYTES = 1000;
    private static final long LIMIT_MS = 5000;
    private static Vertx vertx;

    private final Context loop = vertx.getOrCreateContext();
    private final BlockingQueue<NetSocket> connections = new LinkedBlockingQueue<>();
    private final BlockingQueue<NetSocket> closed = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private NetServer server;
    private EventLoopHttpClient client;

    @BeforeAll
    static void startVertx() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stopVertx() {
        await(vertx.close().toCompletionStage().toCompletableFuture());
    }

    @AfterEach
    void stopServer() {
        if (client != null) {
            client.close();
        }
        if (server != null) {
            await(server.close().toCompletionStage().toCompletableFuture());
        }
    }

    @Test
    void oneConnectionCarriesCallAfterCall() {
        serve(LIMITS, (socket, request) -> socket.write(OK));

        for (int i = 0; i < 5; i++) {
            assertThat(whole("r" + i).body()).asString().isEqualTo("ok");
        }

        assertThat(connections).hasSize(1);
        assertThat(requests)
                .first()
                .asString()
                .isEqualTo("POST /path HTTP/1.1\r\nhost: localhost:" + server.actualPort()
                        + "\r\ncontent-type: text/plain\r\nx-request-id: r0\r\ncontent-length: 4\r\n\r\nbody");
    }

    @Test
    void aConnectionThatTheServerWantsToEndOrThatSaysMoreIsNotUsedAgain() {
        serve(LIMITS, (socket, request) -> {
            if (request.contains("r0")) {
                socket.write(OK.replace("content-length", "connection: close\r\ncontent-length"));
            } else {
                socket.write(OK + "more");
            }
        });

        for (int i = 0; i < 3; i++) {
            assertThat(whole("r" + i).status()).isEqualTo(200);
        }

        assertThat(connections).hasSize(3);
    }

    @Test
    void aConnectionThatWasClosedWhileIdleIsNotUsedAgain() throws Exception {
        serve(LIMITS, (socket, request) -> socket.write(OK));
        whole("r0");
        NetSocket idle = connections.take();
        CompletableFuture<Void> witnessed = new CompletableFuture<>();
        loop.runOnContext(_ -> vertx.createNetClient()
                .connect(server.actualPort(), "localhost")
                .onSuccess(witness -> witness.handler(_ -> loop.runOnContext(_ -> witnessed.complete(null)))));
        NetSocket other = connections.take();

        // What the loop reads after the end of the idle connection tells that it has read that end.
        idle.close().onComplete(_ -> other.write("closed"));
        await(witnessed);

        assertThat(whole("r1").status()).isEqualTo(200);
    }

    @Test
    void aCallIsSentAnewWhenTheServerEndsTheIdleConnectionAsItComes() {
        serve(LIMITS, (socket, request) -> {
            if (request.contains("r1") && connections.size() == 1) {
                socket.close();
            } else {
                socket.write(OK);
            }
        });
        whole("r0");

        assertThat(whole("r1").body()).asString().isEqualTo("ok");

        assertThat(connections).hasSize(2);
        assertThat(requests.stream().skip(1)).hasSize(2).allMatch(sent -> sent.contains("x-request-id: r1"));
    }

    @Test
    void aCallIsNotSentAnewWhenAnyOfAResponseCameOrTheConnectionWasNew() {
        serve(LIMITS, (socket, request) -> {
            if (request.contains("new") || request.contains("gone")) {
                socket.close();
            } else if (request.contains("begun")) {
                socket.write("H").onComplete(_ -> socket.close());
            } else if (request.contains("interim")) {
                socket.write("HTTP/1.1 103 Early Hints\r\n\r\n").onComplete(_ -> socket.close());
            } else {
                socket.write(OK);
            }
        });

        assertThat(failure("new", LIMIT_MS)).isInstanceOf(ClosedEarlyException.class);
        assertThat(requests).hasSize(1);
        whole("r1");
        assertThat(failure("begun", LIMIT_MS)).isInstanceOf(ClosedEarlyException.class);
        whole("r2");
        assertThat(failure("interim", LIMIT_MS)).isInstanceOf(ClosedEarlyException.class);
        assertThat(requests).hasSize(5);
        whole("r3");
        assertThat(failure("gone", LIMIT_MS)).isInstanceOf(ClosedEarlyException.class);
        assertThat(requests).as("sent twice, and no third time").hasSize(8);
    }

    @Test
    void aCallIsNotSentAnewWhereTheServerMustNotGetItTwice() {
        serve(new ClientLimits(1000, 10, 10_000, 0), (socket, request) -> {
            if (request.contains("gone")) {
                socket.close();
            } else {
                socket.write(OK);
            }
        });
        whole("r0");

        assertThat(failure("gone", LIMIT_MS)).isInstanceOf(ClosedEarlyException.class);

        assertThat(requests).hasSize(2);
    }

    @Test
    void idleConnectionsGrowOldAndAreClosed() throws Exception {
        serve(new ClientLimits(1000, 10, 50, 10_000), (socket, request) -> socket.write(OK));

        whole("r0");

        assertThat(closed.poll(LIMIT_MS, TimeUnit.MILLISECONDS)).isNotNull();
        assertThat(whole("r1").status()).isEqualTo(200);
    }

    @Test
    void theHandlerHearsOnlyAfterSendingHasReturnedAndOnOneThread() {
        serve(LIMITS, (socket, request) -> socket.write(OK));
        whole("warm");
        CompletableFuture<List<Thread>> heard = new CompletableFuture<>();

        loop.runOnContext(_ -> {
            Thread[] threads = new Thread[3];
            client.send(request("r1"), new Listener(heard) {
                @Override
                public void onHead(int status) {
                    threads[0] = Thread.currentThread();
                    assertThat(threads[2]).isNotNull();
                }

                @Override
                public void onBody(byte[] bytes, int from, int to) {
                    threads[1] = Thread.currentThread();
                }

                @Override
                public void onEnd() {
                    heard.complete(Arrays.asList(threads));
                }
            });
            threads[2] = Thread.currentThread();
        });

        assertThat(Arrays.asList(await(heard).toArray()))
                .hasSize(3)
                .containsOnly(await(heard).get(2));
    }

    @Test
    void aCallOutsideOfEventLoopsIsRefused() {
        serve(LIMITS, (socket, request) -> socket.write(OK));

        assertThatThrownBy(() -> client.sendBuffered(request("r"), MAX_BYTES, LIMIT_MS))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aHeaderCannotBecomeTwo() {
        serve(LIMITS, (socket, request) -> socket.write(OK));

        assertThatThrownBy(() -> request("r\r\nx: y")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsCutOffOrLateOrTooLargeOrNoHttpFails() {
        serve(LIMITS, (socket, request) -> {
            if (request.contains("cut")) {
                socket.write(OK.substring(0, OK.length() - 1)).onComplete(_ -> socket.close());
            } else if (request.contains("large")) {
                socket.write("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(MAX_BYTES + 1));
            } else if (request.contains("other")) {
                socket.write("220 mail.example.org ESMTP\r\n");
            }
        });

        assertThat(failure("cut", LIMIT_MS)).isInstanceOf(ClosedEarlyException.class);
        assertThat(failure("large", LIMIT_MS)).isInstanceOf(ResponseTooLargeException.class);
        assertThat(failure("other", LIMIT_MS)).isInstanceOf(MalformedResponseException.class);
        assertThat(failure("late", 100)).isInstanceOf(TimeoutException.class);
        assertThat(closed).hasSizeBetween(1, 4);
    }

    @Test
    void theEndOfTheConnectionEndsAnAnswerWithoutLength() {
        serve(LIMITS, (socket, request) -> socket.write("HTTP/1.1 200 OK\r\n\r\nall")
                .onComplete(_ -> socket.close()));

        assertThat(whole("r").body()).asString().isEqualTo("all");
    }

    @Test
    void nobodyThereIsAFailure() throws IOException {
        int port;
        // The system lets go of this one at once, of an event loop's perhaps a moment later.
        try (ServerSocket nobodys = new ServerSocket(0)) {
            port = nobodys.getLocalPort();
        }
        client = new EventLoopHttpClient(vertx, new Origin("localhost", port, false), LIMITS);

        assertThat(failure("r", LIMIT_MS)).isInstanceOf(IOException.class);
    }

    @Test
    void callsBeyondTheLimitWaitAndThenGoOnAndMoreAreRefused() {
        CompletableFuture<NetSocket> first = serveOneAtATime();
        CompletableFuture<HttpResponse> running = send("r0", LIMIT_MS);
        NetSocket held = await(first);

        List<CompletableFuture<HttpResponse>> waiting =
                Stream.of("r1", "r2", "r3", "r4").map(id -> send(id, LIMIT_MS)).toList();
        assertThat(failure("r5", LIMIT_MS)).hasMessage("Too many calls wait");
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        held.write(OK);

        assertThat(await(running).status()).isEqualTo(200);
        waiting.forEach(call -> assertThat(await(call).status()).isEqualTo(200));
        assertThat(whole("r6").status()).isEqualTo(200);
        assertThat(requests.stream().map(request -> request.replaceAll("(?s).*x-request-id: (r.).*", "$1")))
                .containsExactly("r0", "r1", "r2", "r3", "r4", "r6");
    }

    @Test
    void aCallThatGaveUpWaitingLeavesItsPlace() {
        CompletableFuture<NetSocket> first = serveOneAtATime();
        CompletableFuture<HttpResponse> running = send("r0", LIMIT_MS);
        NetSocket held = await(first);

        assertThat(failure("r1", 50)).isInstanceOf(TimeoutException.class);
        CompletableFuture<HttpResponse> waiting = send("r2", LIMIT_MS);
        held.write(OK);

        assertThat(await(running).status()).isEqualTo(200);
        assertThat(await(waiting).status()).isEqualTo(200);
        assertThat(requests).noneMatch(request -> request.contains("r1"));
    }

    /** Answers all calls but r0, whose connection it gives to the test. */
    private CompletableFuture<NetSocket> serveOneAtATime() {
        CompletableFuture<NetSocket> first = new CompletableFuture<>();
        serve(new ClientLimits(1000, 1, 10_000, 10_000), (socket, request) -> {
            if (request.contains("r0")) {
                first.complete(socket);
            } else {
                socket.write(OK);
            }
        });
        return first;
    }

    @Test
    void aPausedCallIsHeldBackAndHearsAllLater() {
        byte[] piece = new byte[64 * 1024];
        int pieces = 1000;
        AtomicInteger written = new AtomicInteger();
        serve(LIMITS, (socket, request) -> {
            if (request.contains("next")) {
                socket.write(OK);
            } else {
                socket.write("HTTP/1.1 200 OK\r\ncontent-length: " + pieces * piece.length + "\r\n\r\n");
                pump(socket, piece, written, pieces);
            }
        });
        CompletableFuture<Integer> heard = new CompletableFuture<>();
        CompletableFuture<HttpCall> paused = new CompletableFuture<>();
        HttpCall[] call = new HttpCall[1];
        loop.runOnContext(_ -> call[0] = client.send(request("r"), new Listener(heard) {
            private int bytesHeard;

            @Override
            public void onHead(int status) {
                call[0].pause();
                paused.complete(call[0]);
            }

            @Override
            public void onBody(byte[] bytes, int from, int to) {
                bytesHeard += to - from;
            }

            @Override
            public void onEnd() {
                heard.complete(bytesHeard);
            }
        }));

        HttpCall held = await(paused);
        awaitStandstill(written);
        assertThat(written.get()).isLessThan(pieces);
        loop.runOnContext(_ -> held.resume());

        assertThat(await(heard)).isEqualTo(pieces * piece.length);
        assertThat(whole("next").status()).isEqualTo(200);
        assertThat(connections).hasSize(1);
    }

    @Test
    void aPausedCallHearsNothingOfWhatHasBeenReadAlready() {
        serve(
                LIMITS,
                (socket, request) -> socket.write("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"
                        + "1\r\na\r\n1\r\nb\r\n1\r\nc\r\n0\r\n\r\n"));
        CompletableFuture<String> heard = new CompletableFuture<>();
        StringBuilder body = new StringBuilder();
        BlockingQueue<String> pauses = new LinkedBlockingQueue<>();
        HttpCall[] call = new HttpCall[1];
        loop.runOnContext(_ -> call[0] = client.send(request("r"), new Listener(heard) {

            @Override
            public void onBody(byte[] bytes, int from, int to) {
                body.append(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
                call[0].pause();
            }

            @Override
            public void onReadEnd() {
                pauses.add(body.toString());
                call[0].resume();
            }

            @Override
            public void onEnd() {
                heard.complete(body.toString());
            }
        }));

        assertThat(await(heard)).isEqualTo("abc");
        assertThat(pauses).containsExactly("a", "ab", "abc");
        assertThat(whole("next").body()).asString().isEqualTo("abc");
        assertThat(connections).hasSize(1);
    }

    @Test
    void whatIsReadAfterAPauseAtTheEndOfWhatWasHeldIsNotLost() throws Exception {
        serve(LIMITS, (socket, request) -> socket.write("HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\na"));
        CompletableFuture<String> heard = new CompletableFuture<>();
        BlockingQueue<HttpCall> pauses = new LinkedBlockingQueue<>();
        StringBuilder body = new StringBuilder();
        HttpCall[] call = new HttpCall[1];
        loop.runOnContext(_ -> call[0] = client.send(request("r"), new Listener(heard) {
            @Override
            public void onHead(int status) {
                call[0].pause();
                pauses.add(call[0]);
            }

            @Override
            public void onBody(byte[] bytes, int from, int to) {
                body.append(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
                if (body.length() < 4) {
                    call[0].pause();
                    pauses.add(call[0]);
                }
            }

            @Override
            public void onEnd() {
                heard.complete(body.toString());
            }
        }));
        NetSocket socket = connections.take();

        HttpCall first = pauses.poll(LIMIT_MS, TimeUnit.MILLISECONDS);
        loop.runOnContext(_ -> first.resume());
        HttpCall second = pauses.poll(LIMIT_MS, TimeUnit.MILLISECONDS);
        await(socket.write("b").toCompletionStage().toCompletableFuture());
        await(socket.write("cd").toCompletionStage().toCompletableFuture());
        loop.runOnContext(_ -> second.resume());
        loop.runOnContext(_ -> vertx.setPeriodic(10, timer -> {
            if (heard.isDone()) {
                vertx.cancelTimer(timer);
            } else {
                call[0].resume();
            }
        }));

        assertThat(await(heard)).isEqualTo("abcd");
    }

    /** Until nothing has been written for 100 ms. */
    private static void awaitStandstill(AtomicInteger written) {
        CompletableFuture<Void> standstill = new CompletableFuture<>();
        int[] before = {-1};
        long timer = vertx.setPeriodic(100, _ -> {
            if (before[0] == written.get()) {
                standstill.complete(null);
            }
            before[0] = written.get();
        });
        await(standstill);
        vertx.cancelTimer(timer);
    }

    @Test
    void aHandlerThatFailsEndsItsCallAndHarmsNoOther() throws Exception {
        serve(LIMITS, (socket, request) -> socket.write(OK.substring(0, OK.length() - 1)));
        CompletableFuture<Throwable> reported = new CompletableFuture<>();
        loop.exceptionHandler(reported::complete);

        loop.runOnContext(_ -> client.send(request("r"), new Listener(reported) {
            @Override
            public void onBody(byte[] bytes, int from, int to) {
                throw new IllegalStateException("broken");
            }
        }));

        assertThat(await(reported)).hasMessage("broken");
        assertThat(closed.poll(LIMIT_MS, TimeUnit.MILLISECONDS)).isNotNull();
        loop.exceptionHandler(null);
    }

    @Test
    void overTlsTheServerMustBeTrustedAndBeWhoItIsSaidToBe(@TempDir Path folder) throws Exception {
        Path keys = folder.resolve("keys.p12");
        Path certificate = folder.resolve("certificate.pem");
        keytool(
                "-genkeypair",
                "-keystore",
                keys,
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost");
        keytool("-exportcert", "-rfc", "-keystore", keys, "-alias", "a", "-file", certificate);
        serve(
                new NetServerOptions()
                        .setSsl(true)
                        .setKeyCertOptions(
                                new PfxOptions().setPath(keys.toString()).setPassword("changeit")),
                (socket, request) -> socket.write(OK));
        PemTrustOptions trust = new PemTrustOptions().addCertPath(certificate.toString());
        Function<String, Origin> origin = host -> new Origin(host, server.actualPort(), true);

        client = new EventLoopHttpClient(vertx, origin.apply("localhost"), LIMITS, trust);
        assertThat(whole("trusted").status()).isEqualTo(200);
        client = new EventLoopHttpClient(vertx, origin.apply("localhost"), LIMITS);
        assertThat(failure("not trusted", LIMIT_MS)).hasMessageContaining("SSL");
        client = new EventLoopHttpClient(vertx, origin.apply("127.0.0.1"), LIMITS, trust);
        assertThat(failure("another name", LIMIT_MS)).hasMessageContaining("SSL");
        assertThat(requests).hasSize(1);
    }

    private static void keytool(Object... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        command.addAll(List.of("-storepass", "changeit", "-storetype", "PKCS12"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(Files.exists(Path.of(command.get(command.indexOf("-keystore") + 1))))
                .isTrue();
    }

    private static void pump(NetSocket socket, byte[] piece, AtomicInteger written, int pieces) {
        while (written.get() < pieces) {
            if (socket.writeQueueFull()) {
                socket.drainHandler(_ -> pump(socket, piece, written, pieces));
                return;
            }
            written.incrementAndGet();
            socket.write(Buffer.buffer(piece));
        }
    }

    /** A handler that tells the test of a failure; tests add what they listen for. */
    private abstract static class Listener implements HttpCallHandler {

        private final CompletableFuture<?> heard;

        Listener(CompletableFuture<?> heard) {
            this.heard = heard;
        }

        @Override
        public void onHead(int status) {
            // For tests that care.
        }

        @Override
        public void onBody(byte[] bytes, int from, int to) {
            // For tests that care.
        }

        @Override
        public void onReadEnd() {
            // For tests that care.
        }

        @Override
        public void onEnd() {
            // For tests that care.
        }

        @Override
        public void onFailure(Throwable cause) {
            heard.completeExceptionally(cause);
        }
    }

    private interface Script {
        void play(NetSocket socket, String request);
    }

    private void serve(ClientLimits limits, Script script) {
        serve(new NetServerOptions(), script);
        client = new EventLoopHttpClient(vertx, new Origin("localhost", server.actualPort(), false), limits);
    }

    private void serve(NetServerOptions options, Script script) {
        Handler<NetSocket> handler = socket -> {
            connections.add(socket);
            socket.closeHandler(_ -> closed.add(socket));
            socket.handler(request -> {
                requests.add(request.toString());
                script.play(socket, request.toString());
            });
        };
        server = vertx.createNetServer(options).connectHandler(handler);
        await(server.listen(0, "localhost").toCompletionStage().toCompletableFuture());
    }

    private Buffer request(String id) {
        return new RequestHead(client.origin(), "/path", "content-type", "text/plain", "absent", null)
                .with(Buffer.buffer("body"), "x-request-id", id);
    }

    private HttpResponse whole(String id) {
        return await(send(id, LIMIT_MS));
    }

    private Throwable failure(String id, long limitMs) {
        CompletableFuture<HttpResponse> answer = send(id, limitMs);
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        var _ = answer.whenComplete((received, cause) -> failure.complete(cause));
        return await(failure);
    }

    private CompletableFuture<HttpResponse> send(String id, long limitMs) {
        CompletableFuture<HttpResponse> answer = new CompletableFuture<>();
        EventLoopHttpClient used = client;
        Buffer request = request(id);
        loop.runOnContext(_ -> used.sendBuffered(request, MAX_BYTES, limitMs)
                .response()
                .onSuccess(answer::complete)
                .onFailure(answer::completeExceptionally));
        return answer;
    }

    private static <T> T await(CompletableFuture<T> future) {
        return future.orTimeout(20, TimeUnit.SECONDS).join();
    }
}
