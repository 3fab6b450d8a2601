package io.coachup.local.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coachup.local.token.TokenClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TokenIssuerStandInTest {

    @RegisterExtension
    static final SharedStandIn ISSUER = new SharedStandIn(StandIn.TOKENS);

    @Test
    void signsTokensThatItsPublishedKeysVerify() throws Exception {
        String token = TokenClient.token(url(), "ada lovelace", Duration.ofHours(1));

        JwtClaims claims = verifier().processToClaims(token);
        assertThat(claims.getSubject()).isEqualTo("ada lovelace");
        assertThat(claims.getIssuer()).isEqualTo("http://localhost:" + ISSUER.port());
        assertThat(claims.getAudience()).containsExactly("coachup");
        assertThat(claims.getStringClaimValue("azp")).isEqualTo("coachup-local");
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
                .isEqualTo(3600);
    }

    @Test
    void keepsItsKeyWhenItIsKilled() throws Exception {
        // Given
        String token = TokenClient.token(url(), "ada", Duration.ofHours(1));

        // When
        ISSUER.killAndRestart();

        // Then
        assertThat(verifier().processToClaims(token).getSubject()).isEqualTo("ada");
    }

    @Test
    void makesExpiredTokensForTests() {
        String token = TokenClient.token(url(), "ada", Duration.ofMinutes(-5));

        assertThatThrownBy(() -> verifier().processToClaims(token))
                .isInstanceOfSatisfying(InvalidJwtException.class, e -> assertThat(e.hasExpired())
                        .isTrue());
    }

    @Test
    void saysWhatIsWrongWithARequest() {
        assertThatThrownBy(() -> TokenClient.token(url(), "", Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sub must have 1 to 200 characters: /token?sub=ada");
    }

    @Test
    void publishesItsAddressesAndIsUp() throws Exception {
        assertThat(get("/.well-known/openid-configuration").body())
                .contains("\"jwks_uri\":\"http://localhost:" + ISSUER.port() + "/.well-known/jwks.json\"");
        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(get("/.well-known/jwks.json").body())
                .contains("\"kty\":\"RSA\"")
                .doesNotContain("\"d\":");
    }

    @Test
    void endsWhenWhoeverStartedItIsGone() throws Exception {
        // When
        ISSUER.process().getOutputStream().close();

        // Then
        assertThat(ISSUER.process().waitFor(Duration.ofSeconds(8))).isTrue();
    }

    private static JwtConsumer verifier() {
        return new JwtConsumerBuilder()
                .setExpectedIssuer("http://localhost:" + ISSUER.port())
                .setExpectedAudience("coachup")
                .setRequireExpirationTime()
                .setVerificationKeyResolver(
                        new HttpsJwksVerificationKeyResolver(new HttpsJwks(url() + "/.well-known/jwks.json")))
                .build();
    }

    private static HttpResponse<String> get(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(url().resolve(path))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private static URI url() {
        return URI.create("http://localhost:" + ISSUER.port());
    }
}
