package io.coachup.skills.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.skills.development.DevelopmentConfig;
import java.io.InputStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SwitchedOffTest {

    private static final DevelopmentConfig OFF = new DevelopmentConfig() {
        @Override
        public boolean mockConvex() {
            return false;
        }

        @Override
        public Optional<String> seedSecret() {
            return Optional.empty();
        }
    };

    @Test
    void withoutMockConvexThereAreNoDemoPeople() {
        SeedUserResource resource = new SeedUserResource(null, null, null, OFF, null, null);

        assertThatThrownBy(() -> resource.seed(InputStream.nullInputStream()))
                .isInstanceOfSatisfying(ApiException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(ErrorCode.PROVIDER_UNCONFIGURED))
                .hasMessage("MOCK_CONVEX not enabled");
        assertThat(ErrorCode.PROVIDER_UNCONFIGURED.status()).isEqualTo(501);
    }
}
