package io.coachup.local.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coachup.local.token.TokenClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenIssuerStandInTest {

    @TempDir
    Path folder;

    @Test
    void signsTokensThatItsPublishedKeysVerify() throws Exception {
        try (StandInProcess issuer = StandInProcess.start(spec())) {
            String token = TokenClient.token(url(issuer), "ada lovelace", Duration.ofHours(1));

            JwtClaims claims = verifier(issuer).processToClaims(token);
            assertThat(claims.getSubject()).isEqualTo("ada lovelace");
            assertThat(claims.getIssuer()).isEqualTo("http://localhost:" + issuer.port());
            assertThat(claims.getAudience()).containsExactly("coachup");
            assertThat(claims.getStringClaimValue("azp")).isEqualTo("coachup-local");
            assertThat(claims.getExpirationTime().getValue()
                            - claims.getIssuedAt().getValue())
                    .isEqualTo(3600);
        }
    }

    @Test
    void keepsItsKeyWhenItIsKilled() throws Exception {
        // Given
        StandInProcess first = StandInProcess.start(spec());
        String token = TokenClient.token(url(first), "ada", Duration.ofHours(1));

        // When
        first.kill();

        // Then
        try (StandInProcess second = first.restart()) {
            assertThat(verifier(second).processToClaims(token).getSubject()).isEqualTo("ada");
        }
    }

    @Test
    void makesExpiredTokensForTests() {
        try (StandInProcess issuer = StandInProcess.start(spec())) {
            String token = TokenClient.token(url(issuer), "ada", Duration.ofMinutes(-5));

            assertThatThrownBy(() -> verifier(issuer).processToClaims(token))
                    .isInstanceOfSatisfying(InvalidJwtException.class, e -> assertThat(e.hasExpired())
                            .isTrue());
        }
    }

    @Test
    void saysWhatIsWrongWithARequest() {
        try (StandInProcess issuer = StandInProcess.start(spec())) {
            assertThatThrownBy(() -> TokenClient.token(url(issuer), "", Duration.ofHours(1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("sub must have 1 to 200 characters: /token?sub=ada");
        }
    }

    @Test
    void publishesItsAddressesAndIsUp() throws Exception {
        try (StandInProcess issuer = StandInProcess.start(spec())) {
            assertThat(get(issuer, "/.well-known/openid-configuration").body())
                    .contains("\"jwks_uri\":\"http://localhost:" + issuer.port() + "/.well-known/jwks.json\"");
            assertThat(get(issuer, "/health").statusCode()).isEqualTo(200);
            assertThat(get(issuer, "/.well-known/jwks.json").body())
                    .contains("\"kty\":\"RSA\"")
                    .doesNotContain("\"d\":");
        }
    }

    @Test
    void endsWhenWhoeverStartedItIsGone() throws Exception {
        // Given
        StandInProcess issuer = StandInProcess.start(spec());

        // When
        issuer.process().getOutputStream().close();

        // Then
        assertThat(issuer.process().waitFor(Duration.ofSeconds(8))).isTrue();
    }

    private StandInSpec spec() {
        return new StandInSpec(StandIn.TOKENS, 0, folder.resolve("data"), false);
    }

    private static JwtConsumer verifier(StandInProcess issuer) {
        return new JwtConsumerBuilder()
                .setExpectedIssuer("http://localhost:" + issuer.port())
                .setExpectedAudience("coachup")
                .setRequireExpirationTime()
                .setVerificationKeyResolver(
                        new HttpsJwksVerificationKeyResolver(new HttpsJwks(url(issuer) + "/.well-known/jwks.json")))
                .build();
    }

    private static HttpResponse<String> get(StandInProcess issuer, String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(url(issuer).resolve(path))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private static URI url(StandInProcess issuer) {
        return URI.create("http://localhost:" + issuer.port());
    }
}
