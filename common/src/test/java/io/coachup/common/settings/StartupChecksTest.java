package io.coachup.common.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartupChecksTest {

    private final SettingsCheck fine = List::of;

    @Test
    void settingsThatKeepAllRulesStopNothing() {
        assertThatCode(() -> new StartupChecks(List.of(fine, fine)).check()).doesNotThrowAnyException();
    }

    @Test
    void oneProblemIsTheWholeMessage() {
        assertThatThrownBy(() -> new StartupChecks(List.of(fine, () -> List.of("A must be B."))).check())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("A must be B.");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        SettingsCheck two = () -> new Problems()
                .require(false, "A must be B.")
                .require(true, "C is right.")
                .require(false, "D must be E.")
                .all();

        assertThatThrownBy(() -> new StartupChecks(List.of(two, () -> List.of("F is not set."))).check())
                .hasMessage("A must be B.\nD must be E.\nF is not set.");
    }
}
