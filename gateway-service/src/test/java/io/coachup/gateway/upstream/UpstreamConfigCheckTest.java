package io.coachup.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamConfigCheckTest {

    private static final String FINE = "http://skills_1:8082";

    @ParameterizedTest
    @ValueSource(strings = {FINE, "https://speech.example.org", "HTTP://[::1]:8083/", "http://127.0.0.1:65535"})
    void whatIsTakenCanBeConnectedTo(String address) {
        assertThat(problems(address, address, 1, 1)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:8082",
                "ftp://localhost",
                "/skills",
                "http:///",
                "http://localhost:99999",
                "http://localhost/api",
                "http://me@localhost"
            })
    void aServiceIsAtAnHttpAddress(String address) {
        assertThat(problems(address, FINE, 1, 1))
                .containsExactly(
                        "SKILLS_SERVICE_URL must be an http or https address without path, such as http://localhost:8082.");
        assertThat(problems(FINE, address, 1, 1))
                .containsExactly(
                        "SPEECH_SERVICE_URL must be an http or https address without path, such as http://localhost:8082.");
    }

    @Test
    void callsNeedConnectionsAndTime() {
        assertThat(problems(FINE, FINE, 0, 0))
                .containsExactly("UPSTREAM_CONNECTIONS must be at least 1.", "UPSTREAM_TIMEOUT must be at least 1 ms.");
    }

    private static List<String> problems(String skills, String speech, int connections, long timeoutMs) {
        return new UpstreamConfigCheck(new UpstreamConfig() {
                    @Override
                    public URI skills() {
                        return URI.create(skills);
                    }

                    @Override
                    public URI speech() {
                        return URI.create(speech);
                    }

                    @Override
                    public Duration connectTimeout() {
                        return Duration.ofSeconds(2);
                    }

                    @Override
                    public Duration timeout() {
                        return Duration.ofMillis(timeoutMs);
                    }

                    @Override
                    public int connections() {
                        return connections;
                    }
                })
                .problems();
    }
}
