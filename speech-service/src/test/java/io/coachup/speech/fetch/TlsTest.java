package io.coachup.speech.fetch;

import static io.coachup.speech.spool.TestSpool.into;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PfxOptions;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connection goes to the checked address, the certificate must be the name's. */
class TlsTest {

    private static final String PASSWORD = "password";
    private static final String ANSWER = "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nsound";

    private final Vertx vertx = Vertx.vertx();
    private Path keys;
    private ScriptedServer server;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws Exception {
        keys = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        keys.toString(),
                        "-alias",
                        "audio",
                        "-dname",
                        "CN=audio",
                        "-ext",
                        "san=dns:good.loopback.example")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        server = new ScriptedServer(
                tls().getServerSocketFactory(), (_, out) -> out.write(ANSWER.getBytes(StandardCharsets.US_ASCII)));
    }

    @AfterEach
    void close() throws Exception {
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aCertificateOfTheNameIsAccepted() {
        assertThat(fetch("https", "good.loopback.example", trusting())).isEqualTo(5);
        assertThat(server.requests().getFirst()).contains("host: good.loopback.example:" + server.port());
    }

    @Test
    void aCertificateOfAnotherNameIsNot() {
        assertFails("https", "other.loopback.example", trusting());
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNot() {
        assertFails("https", "good.loopback.example", new HttpClientOptions());
    }

    @Test
    void whatIsAskedForOverTlsIsNotFetchedWithout() throws Exception {
        try (ScriptedServer plain = ScriptedServer.answering(ANSWER);
                ScriptedServer redirecting = new ScriptedServer(
                        tls().getServerSocketFactory(),
                        (_, out) -> out.write(("HTTP/1.1 302 Found\r\ncontent-length: 0\r\n"
                                        + "location: http://loopback.example:" + plain.port() + "/\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII)))) {
            String from = "good.loopback.example:" + redirecting.port();
            FetchConfig config = TestRemote.config(from + ",loopback.example:" + plain.port(), "443", "PT5S");

            assertThatThrownBy(() -> fetcher(config, trusting())
                            .fetch(
                                    TestRemote.parser(config).parse("https://" + from + "/"),
                                    into(folder.resolve("audio")),
                                    TestRemote.later()))
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.VALIDATION_ERROR));
            assertThat(plain.requests()).isEmpty();
        }
    }

    private void assertFails(String scheme, String host, HttpClientOptions options) {
        assertThatThrownBy(() -> fetch(scheme, host, options))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UPSTREAM_ERROR));
        assertThat(server.requests()).isEmpty();
    }

    private long fetch(String scheme, String host, HttpClientOptions options) {
        String allowed = host + ":" + server.port();
        FetchConfig config = TestRemote.config(allowed, "443", "PT5S");
        AudioUrl url = TestRemote.parser(config).parse(scheme + "://" + allowed + "/a.wav");
        return fetcher(config, options).fetch(url, into(folder.resolve("audio")), TestRemote.later());
    }

    private AudioFetcher fetcher(FetchConfig config, HttpClientOptions options) {
        return TestRemote.fetcher(config, new TestNames(), new PinnedAudioServer(vertx, TestRemote.MAX_BYTES, options));
    }

    private HttpClientOptions trusting() {
        return new HttpClientOptions()
                .setTrustOptions(new PfxOptions().setPath(keys.toString()).setPassword(PASSWORD));
    }

    private SSLContext tls() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }
}
