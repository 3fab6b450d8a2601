package io.coachup.speech.provider.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.speech.audio.AudioType;
import io.coachup.speech.failover.ProviderException.Kind;
import io.coachup.speech.provider.ScriptedPeer;
import io.coachup.speech.provider.SttProviderContract;
import io.coachup.speech.provider.http.ProviderHttp;
import io.coachup.speech.stt.SttProvider;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoogleSttTest extends SttProviderContract {

    private final ObjectMapper mapper = new ObjectMapper();
    private final TokenPeer tokens = new TokenPeer();

    @AfterEach
    void closeTokens() {
        tokens.close();
    }

    @Override
    protected SttProvider provider(String baseUrl, ProviderHttp http) {
        return of(tokens.settings(baseUrl), http);
    }

    @Override
    protected SttProvider unconfigured(ProviderHttp http) {
        return of(new GoogleSettings(Optional.empty(), "http://localhost", "http://localhost"), http);
    }

    private SttProvider of(GoogleSettings settings, ProviderHttp http) {
        return new GoogleStt(settings, TokenPeer.api(settings, http), mapper);
    }

    @Override
    protected String missingVariable() {
        return "GOOGLE_APPLICATION_CREDENTIALS";
    }

    @Override
    protected String success(String text) {
        return "{\"results\":[{\"alternatives\":[{\"transcript\":\"%s\",\"confidence\":0.9}]}]}".formatted(text);
    }

    @Override
    protected void assertWire(ScriptedPeer.Request request) throws Exception {
        assertThat(request.method() + " " + request.target()).isEqualTo("POST /v1/speech:recognize");
        assertThat(request.headers())
                .containsEntry("authorization", "Bearer token-1")
                .containsEntry("x-goog-user-project", "project-1");
        JsonNode body = mapper.readTree(request.body());
        assertThat(body.at("/config/languageCode").asText()).isEqualTo("en-US");
        assertThat(body.at("/audio/content").asText())
                .isEqualTo(Base64.getEncoder().encodeToString(AUDIO.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void audioBeyondTheLimitIsForAnotherProvider() {
        assertThat(failure(10_000_001, Duration.ofSeconds(1)).kind()).isEqualTo(Kind.UNFIT);
        assertThat(peer.requests()).isEmpty();
    }

    @Test
    void theServiceAccountSignsForItself() throws Exception {
        peer.then(ScriptedPeer.json(200, success("hello")));
        transcribe();

        String form = URLDecoder.decode(tokens.request().text(), StandardCharsets.UTF_8);
        String[] assertion = form.replaceFirst(".*assertion=", "").split("\\.");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(tokens.keys().getPublic());
        signature.update((assertion[0] + "." + assertion[1]).getBytes(StandardCharsets.US_ASCII));
        JsonNode claims = mapper.readTree(Base64.getUrlDecoder().decode(assertion[1]));

        assertThat(signature.verify(Base64.getUrlDecoder().decode(assertion[2])))
                .isTrue();
        assertThat(claims.path("iss").asText()).isEqualTo("coach@project-1.example");
        assertThat(claims.path("aud").asText()).isEqualTo(tokens.settings("").tokenUrl());
        assertThat(claims.path("scope").asText()).isEqualTo("https://www.googleapis.com/auth/cloud-platform");
        assertThat(claims.path("iat").asLong())
                .isBetween(
                        Instant.now().minusSeconds(60).getEpochSecond(),
                        Instant.now().getEpochSecond());
        assertThat(mapper.readTree(Base64.getUrlDecoder().decode(assertion[0])))
                .isEqualTo(mapper.readTree("{\"alg\":\"RS256\",\"typ\":\"JWT\"}"));
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(3600);
    }

    @ParameterizedTest
    @CsvSource({"AMR, AMR, 8000", "AMR_WB, AMR_WB, 16000"})
    void itIsToldWhichAmrARecordingIs(AudioType type, String encoding, int hertz) throws Exception {
        JsonNode config = mapper.readTree(sentFor(type).body()).path("config");

        assertThat(config.path("encoding").asText()).isEqualTo(encoding);
        assertThat(config.path("sampleRateHertz").asInt()).isEqualTo(hertz);
    }
}
