package io.coachup.speech.provider.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.speech.failover.ProviderException;
import io.coachup.speech.failover.ProviderException.Kind;
import io.coachup.speech.provider.ScriptedPeer;
import io.coachup.speech.provider.http.ProviderHttp;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Access tokens: how they are got, kept and lost. */
@Timeout(20)
class GoogleApiTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final ScriptedPeer.Script TOKEN =
            ScriptedPeer.json(200, "{\"access_token\":\"token-1\",\"expires_in\":3600}");
    private static final ScriptedPeer.Script ANSWER = ScriptedPeer.json(200, "{}");

    private final ScriptedPeer tokens = new ScriptedPeer();
    private final ScriptedPeer peer = new ScriptedPeer();
    private final GoogleApi api = TokenPeer.api(
            new GoogleSettings(Optional.of("{\"type\":\"authorized_user\"}"), peer.url(), tokens.url()),
            new ProviderHttp(new ObjectMapper()));

    @AfterEach
    void close() {
        tokens.close();
        peer.close();
    }

    @Test
    void aTokenIsUsedAgain() {
        tokens.then(TOKEN);
        peer.then(ANSWER, ANSWER);

        post(LIMIT);
        post(LIMIT);

        assertThat(tokens.requests()).hasSize(1);
        assertThat(peer.requests()).hasSize(2);
    }

    @Test
    void credentialsThatAreRefusedAreTheOperatorsAffair() {
        tokens.then(ScriptedPeer.json(400, "{\"error\":\"invalid_grant\"}"), ScriptedPeer.json(503, "{}"));

        assertThat(failure(LIMIT).kind()).isEqualTo(Kind.PERMANENT);
        assertThat(failure(LIMIT).kind()).isEqualTo(Kind.TRANSIENT);
    }

    @Test
    void anExchangeWithoutATokenIsPermanent() {
        tokens.then(ANSWER);

        assertThat(failure(LIMIT).kind()).isEqualTo(Kind.PERMANENT);
        assertThat(peer.requests()).isEmpty();
    }

    @Test
    void aTokenThatWasRevokedIsReplaced() {
        tokens.then(TOKEN, TOKEN);
        peer.then(ANSWER, ScriptedPeer.json(401, "{}"), ANSWER);
        post(LIMIT);

        assertThat(failure(LIMIT).kind()).isEqualTo(Kind.TRANSIENT);
        post(LIMIT);

        assertThat(tokens.requests()).hasSize(2);
    }

    @Test
    void aNewTokenThatIsRefusedIsPermanent() {
        tokens.then(TOKEN);
        peer.then(ScriptedPeer.json(401, "{}"));

        assertThat(failure(LIMIT).kind()).isEqualTo(Kind.PERMANENT);
    }

    @Test
    @Tag("timing")
    void whoWaitsForSomebodyElsesExchangeWaitsNoLongerThanItsOwnLimit() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        tokens.then((_, _) -> arrived.countDown());
        CompletableFuture<ProviderException> first =
                CompletableFuture.supplyAsync(() -> failure(Duration.ofSeconds(1)));
        assertThat(arrived.await(5, TimeUnit.SECONDS)).isTrue();
        long started = System.nanoTime();

        ProviderException second = failure(Duration.ofMillis(100));

        assertThat(second.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofMillis(900));
        assertThat(first.get().kind()).isEqualTo(Kind.TIMEOUT);
    }

    @Test
    @Tag("timing")
    void theLimitHoldsForTokenAndCallTogether() {
        byte[] nothing = "{".getBytes(StandardCharsets.US_ASCII);
        tokens.then(TOKEN);
        peer.then(ScriptedPeer.stall("application/json", nothing));
        long started = System.nanoTime();

        assertThat(failure(Duration.ofMillis(400)).kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
    }

    private void post(Duration limit) {
        api.post(peer.url() + "/v1/anything", BodyPublishers.ofString("{}"), limit);
    }

    private ProviderException failure(Duration limit) {
        return catchThrowableOfType(ProviderException.class, () -> post(limit));
    }
}
