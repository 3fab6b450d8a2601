package io.coachup.common.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"r-1", "A.b_c:d-9", "b7c1a5f9-2b2e-4ac6-9f0d-9f6d2e0b7a6e"})
    void aWellFormedIdIsKept(String id) {
        assertThat(RequestId.acceptOrCreate(id)).isEqualTo(id);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"with space", "line\nbreak", "quote\"", "ümlaut", "a/b", "<x>"})
    void anythingElseIsReplacedByAUuid(String id) {
        assertThat(RequestId.acceptOrCreate(id)).isNotEqualTo(id).matches("[0-9a-f-]{36}");
    }

    @Test
    void theLimitIs128Characters() {
        assertThat(RequestId.isValid("x".repeat(128))).isTrue();
        assertThat(RequestId.isValid("x".repeat(129))).isFalse();
    }
}
