package io.coachup.common.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServiceTokenTest {

    @Test
    void onlyTheExactBearerMatches() {
        assertThat(ServiceToken.matches("Bearer s3cret", "s3cret")).isTrue();
        assertThat(ServiceToken.matches(" Bearer s3cret ", "s3cret")).isTrue();
        assertThat(ServiceToken.matches("Bearer s3cre", "s3cret")).isFalse();
        assertThat(ServiceToken.matches("bearer s3cret", "s3cret")).isFalse();
        assertThat(ServiceToken.matches("s3cret", "s3cret")).isFalse();
        assertThat(ServiceToken.matches(null, "s3cret")).isFalse();
    }

    @Test
    void withoutASecretNothingMatches() {
        assertThat(ServiceToken.matches("Bearer ", "")).isFalse();
        assertThat(ServiceToken.matches("Bearer", " ")).isFalse();
    }
}
