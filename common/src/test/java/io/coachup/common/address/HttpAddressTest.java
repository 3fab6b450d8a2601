package io.coachup.common.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8082",
                "https://api.example.com/v1/",
                "HTTPS://example.org",
                "http://whisper_1:8000",
                "http://[::1]:80/a",
                "http://user:secret@example.org",
                "http://127.0.0.1:",
                "http://example.org:65535"
            })
    void anHttpAddressHasAHost(String address) {
        assertThat(HttpAddress.isValid(address)).isTrue();
        assertThat(HttpAddress.isBase(address)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "none",
                "localhost:8082",
                "/path",
                "ftp://example.org",
                "file:///etc/passwd",
                "http:",
                "http://",
                "http:///path",
                "h ttp://a",
                "http://exa mple.org",
                "http://example.org:65536",
                "http://example.org:123456",
                "http://example.org:8x",
                "http://?"
            })
    void everythingElseIsNone(String address) {
        assertThat(HttpAddress.isValid(address)).isFalse();
        assertThat(HttpAddress.isBase(address)).isFalse();
    }

    @Test
    void aBaseHasNeitherQueryNorFragment() {
        assertThat(HttpAddress.isValid("https://example.org/a.wav?signature=1")).isTrue();
        assertThat(HttpAddress.isBase("https://example.org/a?b=c")).isFalse();
        assertThat(HttpAddress.isBase("https://example.org/a#b")).isFalse();
    }
}
