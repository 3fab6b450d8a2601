package io.coachup.speech.storage;

import static io.coachup.speech.spool.TestSpool.into;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.time.Deadline;
import io.coachup.speech.audio.AudioType;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A storage that is down, slow, or stops in the middle. */
class FailingStoreTest {

    private static final Duration LIMIT = Duration.ofSeconds(1);
    /** For failures: the client tries them again, after pauses of random length. */
    private static final Duration PATIENT = Duration.ofSeconds(30);

    private static final Duration SOON = Duration.ofSeconds(4);
    private static final Deadline LATER = Deadline.after(Duration.ofMinutes(10));

    @TempDir
    Path folder;

    @Test
    void aStorageThatFailsIsAnUpstreamError() throws Exception {
        HttpServer server = server(500, 0);
        try {
            ObjectStore store = store(server.getAddress().getPort(), "s3", PATIENT);

            assertCode(ErrorCode.UPSTREAM_ERROR, () -> store.exists("key"));
            assertCode(ErrorCode.UPSTREAM_ERROR, () -> store.put("key", AudioType.WAV, file(), LATER));
            assertCode(
                    ErrorCode.UPSTREAM_ERROR, () -> store.download("key", into(folder.resolve("fetched")), 10, LATER));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aStorageThatIsGoneIsAnUpstreamError() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertCode(ErrorCode.UPSTREAM_ERROR, () -> store(port, "s3", PATIENT).delete("key"));
    }

    @Test
    void aConnectionThatTheStorageClosedIsTriedAnew() throws Exception {
        CompletableFuture<Integer> closed;
        try (ServerSocket closing = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            closed = CompletableFuture.supplyAsync(() -> closeAll(closing));
            ObjectStore store = store(closing.getLocalPort(), "s3", PATIENT);

            assertCode(ErrorCode.UPSTREAM_ERROR, () -> store.put("key", AudioType.WAV, file(), LATER));
        }
        assertThat(closed)
                .succeedsWithin(SOON, InstanceOfAssertFactories.INTEGER)
                .isGreaterThan(1);
    }

    /** Takes requests and hangs up; tells how often. */
    private static int closeAll(ServerSocket server) {
        int count = 0;
        while (true) {
            try (Socket connection = server.accept()) {
                count++;
                connection.getInputStream().readNBytes(100);
            } catch (IOException e) {
                return count;
            }
        }
    }

    @Test
    void aStorageThatNeverAnswersIsGivenUpInTime() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            ObjectStore store = store(silent.getLocalPort(), "s3");
            long begin = System.nanoTime();

            assertCode(ErrorCode.UPSTREAM_TIMEOUT, () -> store.exists("key"));
            assertCode(ErrorCode.UPSTREAM_TIMEOUT, () -> store.put("key", AudioType.WAV, file(), LATER));
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
        }
    }

    @Test
    void aDeadlineThatIsNearerThanTheTimeLimitIsKept() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            ObjectStore store = store(silent.getLocalPort(), "s3");
            Path file = file();
            long begin = System.nanoTime();

            assertCode(
                    ErrorCode.UPSTREAM_TIMEOUT,
                    () -> store.put("key", AudioType.WAV, file, Deadline.after(Duration.ofMillis(100))));
            assertCode(
                    ErrorCode.UPSTREAM_TIMEOUT,
                    () -> store.download("key", into(folder.resolve("fetched")), 10, Deadline.after(Duration.ZERO)));
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LIMIT);
        }
    }

    @Test
    void anObjectThatStopsInTheMiddleIsGivenUpInTime() throws Exception {
        HttpServer server = server(200, 1000);
        try {
            ObjectStore store = store(server.getAddress().getPort(), "s3");
            long begin = System.nanoTime();

            assertCode(
                    ErrorCode.UPSTREAM_TIMEOUT,
                    () -> store.download("key", into(folder.resolve("fetched")), 5000, LATER));
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void withoutAStorageNothingIsCalled() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            ObjectStore store = store(silent.getLocalPort(), "mock");

            assertThatThrownBy(() -> store.exists("key"))
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PROVIDER_UNCONFIGURED))
                    .hasMessage("Storage not configured");
        }
    }

    private Path file() throws IOException {
        return Files.write(folder.resolve("recording"), new byte[5_000_000]);
    }

    /** Answers with a status, then with one byte of the {@code announced} ones, then with nothing more. */
    private static HttpServer server(int status, long announced) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, announced == 0 ? -1 : announced);
            if (announced > 0) {
                exchange.getResponseBody().write(1);
                exchange.getResponseBody().flush();
            } else {
                exchange.close();
            }
        });
        server.start();
        return server;
    }

    private static ObjectStore store(int port, String provider) {
        return store(port, provider, LIMIT);
    }

    private static ObjectStore store(int port, String provider, Duration limit) {
        S3Client s3 = S3Client.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .endpointOverride(URI.create("http://127.0.0.1:" + port))
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
        return new ObjectStore(s3, config(provider, limit));
    }

    private static StorageConfig config(String provider, Duration limit) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(StorageConfig.class)
                .withDefaultValues(Map.of(
                        "coachup.storage.provider", provider,
                        "coachup.storage.bucket", "bucket",
                        "coachup.storage.region", "us-east-1",
                        "coachup.storage.checksums", "when_supported",
                        "coachup.storage.force-path-style", "1",
                        "coachup.storage.max-audio-bytes", "100",
                        "coachup.storage.url-lifetime", "PT1M",
                        "coachup.storage.call-time-limit", limit.toString()))
                .build();
        return config.getConfigMapping(StorageConfig.class);
    }

    /** On a virtual thread, as requests run. */
    private static void assertCode(ErrorCode code, ThrowingCallable call) {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> thrown.complete(catchThrowable(call)));
        assertThat(thrown)
                .succeedsWithin(Duration.ofSeconds(10), InstanceOfAssertFactories.THROWABLE)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
