package io.coachup.skills.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import org.junit.jupiter.api.Test;

class ExportPlacesTest {

    private final ExportPlaces places = new ExportPlaces(2);

    @Test
    void aPersonHasOneAndAllTogetherHaveSome() {
        ExportPlaces.Place adas = places.take("ada");
        assertRefused(ErrorCode.RATE_LIMITED, "ada");
        places.take("bob");
        assertRefused(ErrorCode.UNAVAILABLE, "cy");
        assertRefused(ErrorCode.UNAVAILABLE, "cy");

        adas.close();
        adas.close();

        places.take("cy");
        assertRefused(ErrorCode.UNAVAILABLE, "ada");
    }

    private void assertRefused(ErrorCode code, String user) {
        assertThatThrownBy(() -> places.take(user)).isInstanceOfSatisfying(ApiException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.retryAfterSeconds()).isEqualTo(30);
        });
    }
}
