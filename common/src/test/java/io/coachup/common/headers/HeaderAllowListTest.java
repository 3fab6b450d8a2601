package io.coachup.common.headers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderAllowListTest {

    @ParameterizedTest
    @ValueSource(strings = {"X-Request-Id", "traceparent", "Authorization", "x-tracked-skill-id", "Content-Type"})
    void knownHeadersTravel(String name) {
        assertThat(HeaderAllowList.allowsRequest(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cookie", "X-Forwarded-For", "x-anything", "Connection", "Upgrade", "Host", "baggage"})
    void everythingElseIsDropped(String name) {
        assertThat(HeaderAllowList.allowsRequest(name)).isFalse();
    }
}
