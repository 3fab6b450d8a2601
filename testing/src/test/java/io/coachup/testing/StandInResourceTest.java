package io.coachup.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandInResourceTest {

    @Test
    void tellsTheServiceWhereItsTokenIssuerIs() {
        // Given
        TokenIssuerResource resource = new TokenIssuerResource();

        try {
            // When
            Map<String, String> settings = resource.start();

            // Then
            assertThat(settings).containsEntry("CLERK_ENABLED", "1").containsEntry("CLERK_AUDIENCE", "coachup");
            assertThat(settings.get("CLERK_JWKS_URL"))
                    .isEqualTo(settings.get("CLERK_ISSUER_URL") + "/.well-known/jwks.json");
            assertThat(LocalTokens.bearer("ada")).matches("Bearer [\\w-]+\\.[\\w-]+\\.[\\w-]+");
        } finally {
            resource.stop();
        }
    }

    @Test
    void saysWhatIsMissingWhenNoIssuerRuns() {
        assertThatThrownBy(() -> LocalTokens.token("ada", Duration.ofHours(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("add TokenIssuerResource");
    }
}
