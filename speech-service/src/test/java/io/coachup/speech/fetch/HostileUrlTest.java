package io.coachup.speech.fetch;

import static io.coachup.speech.spool.TestSpool.into;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coachup.common.errors.ApiException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a caller writes, nothing connects to what is not public. */
class HostileUrlTest {

    private static final String REFUSED = "audioUrl must be a public http(s) URL or a data URL of audio";

    private final Vertx vertx = Vertx.vertx();
    private final List<InetAddress> connected = new ArrayList<>();
    private final TestNames names = new TestNames();
    private ServerSocketChannel listener4;
    private ServerSocketChannel listener6;
    private int port;

    @TempDir
    Path folder;

    @BeforeEach
    void listen() throws IOException {
        listener4 = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
        port = ((InetSocketAddress) listener4.getLocalAddress()).getPort();
        listener6 = ServerSocketChannel.open();
        if (hasIpv6()) {
            listener6.bind(new InetSocketAddress("::1", port));
        }
    }

    @AfterEach
    void close() throws IOException {
        listener4.close();
        listener6.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    static Stream<Corpus.Form> hostile() {
        return Corpus.hostile().stream();
    }

    static Stream<Corpus.Form> good() {
        return Corpus.good().stream();
    }

    /** What a server may send as {@code Location} and what leads away from it. */
    static Stream<Corpus.Form> hostileLocations() {
        return hostile()
                .filter(form -> form.url().matches("(?:[a-zA-Z][a-zA-Z0-9+.-]*:|//(?!/))[\\x20-\\x7e]*[\\x21-\\x7e]"));
    }

    @Test
    void theCorpusIsLarge() {
        assertThat(hostile()).hasSizeGreaterThan(300).doesNotHaveDuplicates();
        assertThat(hostileLocations()).hasSizeGreaterThan(250);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aHostileFormOpensNoConnection(Corpus.Form form) throws Exception {
        assertRefused(form.onPort(port).url(), "");
    }

    @ParameterizedTest
    @MethodSource("hostileLocations")
    void aRedirectToAHostileFormOpensNoFurtherConnection(Corpus.Form form) throws Exception {
        String location = form.onPort(port).url();
        try (ScriptedServer server = ScriptedServer.answering(
                "HTTP/1.1 302 Found\r\nlocation: " + location + "\r\ncontent-length: 0\r\n\r\n")) {
            String allowed = "loopback.example:" + server.port();

            assertRefused("http://" + allowed + "/a.wav", allowed);

            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void theListenerWouldHaveSeenAConnection() throws Exception {
        FetchConfig config = TestRemote.config("loopback.example:" + port, "80", "PT0.5S");
        AudioUrl url = TestRemote.parser(config).parse("http://loopback.example:" + port + "/a.wav");

        assertThatThrownBy(() -> fetcher(config).fetch(url, into(folder.resolve("audio")), TestRemote.later()))
                .hasMessage("The audio was not delivered in time");
        assertThat(accepts(listener4)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("good")
    void aGoodFormIsAccepted(Corpus.Form form) {
        FetchConfig config = TestRemote.config(
                "storage.allowed.example:9000, 10.1.2.3:9000,[fd00::1]:9000,MINIO:9000,minio_1:9000", "80,443", "PT1S");

        AudioUrl url = TestRemote.parser(config).parse(form.url());

        assertThat(url instanceof RemoteAudio remote ? remote.hostAndPort() : url.contentType())
                .isEqualTo(form.note());
        assertThat(url.toString()).isIn("RemoteAudio", "InlineAudio");
    }

    @Test
    void everybodyReadsAnAcceptedFormAlike() throws Exception {
        // Given forms of both corpora, changed here and there
        Random random = new Random(1);
        AudioUrlParser parser = TestRemote.parser(TestRemote.config("", "80,443", "PT1S"));
        List<String> forms =
                Stream.concat(hostile(), good()).map(Corpus.Form::url).toList();
        int accepted = 0;
        for (int i = 0; i < 200_000; i++) {
            String url = changed(forms, random);
            try {
                if (parser.parse(url) instanceof RemoteAudio remote) {
                    // Then another parser finds the same host and port in it, and no user information
                    URI uri = new URI(url);
                    assertThat(host(uri)).isEqualTo(remote.host());
                    assertThat(uri.getPort()).isIn(-1, remote.port());
                    assertThat(uri.getRawUserInfo()).isNull();
                    assertThat(host(new URI(remote.text()))).isEqualTo(remote.host());
                    accepted++;
                }
            } catch (ApiException e) {
                assertThat(e).hasMessage(REFUSED);
            }
        }
        assertThat(accepted).isGreaterThan(2000);
    }

    @Test
    void parsingAsksNobody() {
        TestRemote.parser(TestRemote.config("", "80,443", "PT1S")).parse("http://127-0-0-1.addresses.example/a.wav");

        assertThat(names.asked()).isEmpty();
    }

    @Test
    void aNameIsLookedUpOnceAndThatAnswerIsConnectedTo() throws Exception {
        // Given a name that is public when it is checked and private when it is looked up again
        Iterator<String> answers = List.of("8.8.4.4", "127.0.0.1").iterator();
        FetchConfig config = TestRemote.config("", "80", "PT1S");
        AudioFetcher fetcher = TestRemote.fetcher(
                config, _ -> List.of(Inet4Address.ofLiteral(answers.next())), (_, address, target, _) -> {
                    connected.add(address);
                    try (OutputStream stored = target.open()) {
                        stored.write(new byte[7]);
                    }
                    return new RemoteAnswer.Stored(7);
                });

        // When
        long bytes = fetcher.fetch(
                TestRemote.parser(config).parse("http://rebinding.example/"),
                into(folder.resolve("a")),
                TestRemote.later());

        // Then
        assertThat(bytes).isEqualTo(7);
        assertThat(connected).containsExactly(Inet4Address.ofLiteral("8.8.4.4"));
    }

    @Test
    void aLongFormIsRefused() throws Exception {
        assertRefused("http://good.example/" + "a".repeat(5000), "");
        assertRefused("http://" + "127.0.0.1.".repeat(100_000), "");
        assertRefused("http://" + "a".repeat(2_000_000) + ":80@127.0.0.1", "");
        assertRefused("data:" + "a".repeat(2_000_000), "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "good.example",
                "good.example:",
                ":80",
                "http://good.example:80",
                "good.example:80/a",
                "a b:80",
                "good.example:99999",
                "*:80",
                "10.0.0.0/8:80",
                "fd00::1:80",
                "user@good.example:80",
                "good.example:80#"
            })
    void anAllowListThatIsNoneStopsStartUp(String entry) {
        FetchConfig config = TestRemote.config(entry, "80", "PT1S");

        assertThat(new AllowList(config).problems())
                .singleElement()
                .asString()
                .startsWith("STT_AUDIO_URL_ALLOW has an entry");
    }

    private static String host(URI uri) {
        // Of a host with an underscore it only knows where it stands.
        String host = (uri.getHost() == null ? uri.getRawAuthority().replaceFirst(":[0-9]*$", "") : uri.getHost())
                .toLowerCase(Locale.ROOT);
        return host.startsWith("[")
                ? Inet6Address.ofLiteral(host.substring(1, host.length() - 1)).getHostAddress()
                : host;
    }

    private static String changed(List<String> forms, Random random) {
        StringBuilder url = new StringBuilder(forms.get(random.nextInt(forms.size())));
        for (int changes = random.nextInt(3); changes >= 0 && !url.isEmpty(); changes--) {
            int at = random.nextInt(url.length());
            switch (random.nextInt(3)) {
                case 0 -> url.setCharAt(at, (char) (0x20 + random.nextInt(0x5f)));
                case 1 -> url.deleteCharAt(at);
                default -> {
                    String other = forms.get(random.nextInt(forms.size()));
                    int from = random.nextInt(other.length());
                    url.insert(at, other, from, Math.min(other.length(), from + 1 + random.nextInt(12)));
                }
            }
        }
        return url.toString();
    }

    private void assertRefused(String url, String allow) throws IOException {
        FetchConfig config = TestRemote.config(allow, "80,443," + port, "PT5S");
        assertThatThrownBy(() -> fetcher(config)
                        .fetch(TestRemote.parser(config).parse(url), into(folder.resolve("audio")), TestRemote.later()))
                .as(url)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code().status()).isEqualTo(400))
                .hasMessage(REFUSED);
        assertThat(connected).hasSize(allow.isEmpty() ? 0 : 1);
        assertThat(accepts(listener4)).isFalse();
        assertThat(accepts(listener6)).isFalse();
    }

    private AudioFetcher fetcher(FetchConfig config) {
        AudioServer network = new PinnedAudioServer(vertx, TestRemote.MAX_BYTES, new HttpClientOptions());
        return TestRemote.fetcher(config, names, (url, address, target, deadline) -> {
            connected.add(address);
            assertThat(address.isLoopbackAddress())
                    .as("nothing of the internet")
                    .isTrue();
            return network.get(url, address, target, deadline);
        });
    }

    private static boolean accepts(ServerSocketChannel listener) throws IOException {
        if (listener.getLocalAddress() == null) {
            return false;
        }
        listener.configureBlocking(false);
        return listener.accept() != null;
    }

    private static boolean hasIpv6() {
        try (ServerSocketChannel probe = ServerSocketChannel.open()) {
            return probe.bind(new InetSocketAddress("::1", 0)).isOpen();
        } catch (IOException e) {
            return false;
        }
    }
}
