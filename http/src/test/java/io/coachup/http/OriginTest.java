package io.coachup.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTest {

    @ParameterizedTest
    @CsvSource({
        "localhost, 8082, false, localhost, 8082, localhost:8082",
        "api.example.org, -1, true, api.example.org, 443, api.example.org",
        "api.example.org, -1, false, api.example.org, 80, api.example.org",
        "api.example.org, 80, true, api.example.org, 80, api.example.org:80",
        "api.example.org, 443, true, api.example.org, 443, api.example.org",
        "[::1], 8082, false, ::1, 8082, [::1]:8082",
        "model_1, 9000, false, model_1, 9000, model_1:9000"
    })
    void theHostIsNamedAsItsAddressNamesIt(
            String host, int port, boolean tls, String bare, int used, String hostHeader) {
        Origin origin = Origin.of(host, port, tls);

        assertThat(origin).isEqualTo(new Origin(bare, used, tls));
        assertThat(origin.hostHeader()).isEqualTo(hostHeader);
    }
}
