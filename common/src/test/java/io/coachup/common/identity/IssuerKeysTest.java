package io.coachup.common.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The issuer's keys, from an issuer on a real socket. */
@Timeout(20)
class IssuerKeysTest {

    private static final Duration INTERVAL = Duration.ofMillis(400);

    private static final RsaJsonWebKey KEY = newKey();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile CountDownLatch held = new CountDownLatch(0);
    private volatile String answer;
    private volatile int status = 200;
    private HttpServer issuer;
    private IssuerKeys keys;

    @BeforeEach
    void start() throws Exception {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.setExecutor(threads);
        issuer.createContext("/", exchange -> {
            calls.incrementAndGet();
            try (exchange) {
                held.await();
                byte[] body = answer.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });
        issuer.start();
        answer = published("a");
        keys = keys(INTERVAL, Duration.ofMinutes(5));
    }

    @AfterEach
    void stop() {
        held.countDown();
        keys.close();
        issuer.stop(0);
        threads.shutdownNow();
    }

    @Test
    void aKeyIsReadOnceAndThenKnown() throws Exception {
        for (int i = 0; i < 100; i++) {
            assertThat(keys.resolveKey(token("a"), List.of())).isNotNull();
        }
        assertThat(calls).hasValue(1);
    }

    @Tag("timing")
    @Test
    void aNewKeyCountsWithinTheIntervalAlthoughStrangersNameUnknownKeysAllTheTime() throws Exception {
        keys.resolveKey(token("a"), List.of());
        CountDownLatch over = new CountDownLatch(1);
        Future<Integer> strangers = threads.submit(() -> {
            int refused = 0;
            for (; over.getCount() > 0; refused++) {
                refuse("stranger-" + refused);
            }
            return refused;
        });
        assertThat(within(INTERVAL.multipliedBy(3), () -> calls.get() >= 2))
                .as("strangers used up an interval")
                .isTrue();
        answer = published("b");
        int before = calls.get();
        long rotated = System.nanoTime();

        assertThat(within(Duration.ofSeconds(5), () -> isKnown("b"))).isTrue();

        long waitedMs = (System.nanoTime() - rotated) / 1_000_000;
        over.countDown();
        assertThat(waitedMs).isLessThan(INTERVAL.toMillis() + 1000);
        assertThat(calls.get() - before).isBetween(1, 2);
        assertThat(strangers.get()).isGreaterThan(1000);
    }

    @Tag("timing")
    @Test
    void aFailureDoesNotUseUpTheInterval() throws Exception {
        keys = keys(Duration.ofSeconds(4), Duration.ofMinutes(5));
        status = 503;
        refuse("a");
        status = 200;
        long failed = System.nanoTime();

        assertThat(within(Duration.ofSeconds(4), () -> isKnown("a"))).isTrue();

        assertThat((System.nanoTime() - failed) / 1_000_000).isBetween(800L, 2500L);
        assertThat(calls).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "{}",
                "{\"keys\":[]}",
                "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"a\",\"k\":\"AAAA\"}]}"
            })
    void whatIsKnownStaysInUseWhileTheIssuerIsBroken(String broken) throws Exception {
        keys = keys(Duration.ofMillis(100), Duration.ofMillis(100));
        keys.resolveKey(token("a"), List.of());
        answer = broken;

        assertThat(within(Duration.ofSeconds(5), () -> {
                    assertThat(isKnown("a")).isTrue();
                    return calls.get() >= 3;
                }))
                .isTrue();
        assertThat(isKnown("a")).isTrue();
    }

    @Test
    void everybodyWhoComesFirstWaitsForOneAnswer() throws Exception {
        held = new CountDownLatch(1);
        List<Future<Boolean>> first = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            first.add(threads.submit(() -> isKnown("a")));
        }
        assertThat(within(Duration.ofSeconds(5), () -> calls.get() == 1)).isTrue();
        held.countDown();

        for (Future<Boolean> one : first) {
            assertThat(one.get()).isTrue();
        }
        assertThat(calls).hasValue(1);
    }

    @Tag("timing")
    @Test
    void aSilentIssuerHoldsUpNobodyWhoseKeyIsKnownAndFewOthers() throws Exception {
        keys.resolveKey(token("a"), List.of());
        held = new CountDownLatch(1);
        // The interval has to pass before the issuer is asked again.
        assertThat(within(Duration.ofSeconds(5), () -> {
                    var _ = threads.submit(() -> isKnown("stranger"));
                    return calls.get() == 2;
                }))
                .isTrue();
        List<Future<Boolean>> strangers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            strangers.add(threads.submit(() -> isKnown("stranger")));
        }
        long started = System.nanoTime();
        for (int i = 0; i < 200; i++) {
            assertThat(isKnown("a")).isTrue();
        }

        assertThat((System.nanoTime() - started) / 1_000_000).isLessThan(2000);
        assertThat(within(
                        Duration.ofSeconds(2),
                        () -> strangers.stream().filter(Future::isDone).count() >= 200 - 32))
                .as("all but those that may wait are refused at once")
                .isTrue();
        assertThat(calls).hasValue(2);
    }

    @Test
    void beforeTheFirstAnswerNobodyCanTell() {
        status = 500;

        assertThatThrownBy(() -> keys.resolveKey(token("a"), List.of()))
                .isInstanceOf(UnresolvableKeyException.class)
                .hasCauseInstanceOf(IOException.class);
    }

    private boolean isKnown(String keyId) {
        try {
            return keys.resolveKey(token(keyId), List.of()) != null;
        } catch (UnresolvableKeyException e) {
            return false;
        }
    }

    private void refuse(String keyId) {
        assertThat(isKnown(keyId)).isFalse();
    }

    private static boolean within(Duration limit, BooleanSupplier holds) {
        long end = System.nanoTime() + limit.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(200_000);
        }
        return true;
    }

    private static JsonWebSignature token(String keyId) {
        JsonWebSignature token = new JsonWebSignature();
        token.setKeyIdHeaderValue(keyId);
        return token;
    }

    private static RsaJsonWebKey newKey() {
        try {
            return RsaJwkGenerator.generateJwk(2048);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String published(String keyId) {
        KEY.setKeyId(keyId);
        return new JsonWebKeySet(KEY).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    private IssuerKeys keys(Duration minInterval, Duration maxAge) {
        String url = "http://127.0.0.1:" + issuer.getAddress().getPort() + "/jwks.json";
        return new IssuerKeys(new Identity(true, "dev", url, minInterval, maxAge));
    }
}
