package io.coachup.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8082, localhost, 8082, false, localhost:8082",
        "HTTPS://api.example.org/v1, api.example.org, 443, true, api.example.org",
        "http://api.example.org, api.example.org, 80, false, api.example.org",
        "https://api.example.org:80, api.example.org, 80, true, api.example.org:80",
        "http://[::1]:8082/, ::1, 8082, false, [::1]:8082",
        "http://model_1:9000/v1, model_1, 9000, false, model_1:9000",
        "http://user:secret@model_1/v1, model_1, 80, false, model_1",
        "https://model:/v1, model, 443, true, model"
    })
    void anAddressSaysWhereAndHow(URI address, String host, int port, boolean tls, String hostHeader) {
        Origin origin = Origin.of(address);

        assertThat(origin).isEqualTo(new Origin(host, port, tls));
        assertThat(origin.hostHeader()).isEqualTo(hostHeader);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://localhost", "localhost:8082", "/path", "http:///path", "http://a%20b/", "http://a:70000"})
    void otherAddressesAreRefused(URI address) {
        assertThatThrownBy(() -> Origin.of(address)).isInstanceOf(IllegalArgumentException.class);
    }
}
