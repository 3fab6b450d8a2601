package io.coachup.common.logging;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class FrameworkNamesTest {

    /** A log category has the name of its class; raw paths would be logged again when an upgrade moves it. */
    @Test
    void theLoggerThatNamesRawPathsIsAClassOfTheFramework() {
        assertThatCode(() -> Class.forName(
                        JsonLineProvider.NAMES_PATHS, false, getClass().getClassLoader()))
                .doesNotThrowAnyException();
    }
}
