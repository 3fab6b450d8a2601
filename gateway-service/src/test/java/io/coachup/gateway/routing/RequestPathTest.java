package io.coachup.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coachup.common.errors.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/..",
                "/api/../internal/jobs/lease",
                "/api/%2e%2e/internal",
                "/api/%2E%2E/internal",
                "/api/.",
                "/api/%2e/v1",
                "/api%2fv1/skills",
                "/api/v1/skills%2F.",
                "/api/v1/skills%2F..%2Finternal",
                "/api/%5c..%5cinternal",
                "/api\\internal",
                "/api/%00",
                "/api/v1/skills%00",
                "/api/%0d%0aX",
                "/api/%7f",
                "/api/%",
                "/api/%4",
                "/api/%zz",
                "/api/%c0%ae",
                "/api/%ff",
                "/api/%ed%a0%80",
                "api",
                "",
                "*"
            })
    void whatCouldMeanSomethingElseBehindIsRefused(String path) {
        assertThatThrownBy(() -> RequestPath.parse(path))
                .isInstanceOf(ApiException.class)
                .hasMessage("The request path is malformed");
    }

    @Test
    void anAbsentPathIsRefused() {
        assertThatThrownBy(() -> RequestPath.parse(null)).isInstanceOf(ApiException.class);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "/api/v1/%73kills, /api/v1/skills",
                "/api/assessments/s%201, /api/assessments/s 1",
                "/a/%252F, /a/%2F",
                "/a/b%2Fc, -",
                "/a//b/, /a//b/",
                "/a;x=y/b, /a;x=y/b"
            })
    void segmentsAreDecodedExactlyOnce(String path, String decoded) {
        assertThat(RequestPath.parse(path).joined()).isEqualTo(decoded);
    }

    @ParameterizedTest
    @CsvSource({
        "plain-1._~, plain-1._~",
        "a b, a%20b",
        "a;b=c, a%3Bb%3Dc",
        "%2F, %252F",
        "é, %C3%A9",
        "a?b#c, a%3Fb%23c"
    })
    void aSegmentIsEncodedSoThatItStaysOne(String segment, String encoded) {
        assertThat(RequestPath.encode(segment)).isEqualTo(encoded);
    }
}
