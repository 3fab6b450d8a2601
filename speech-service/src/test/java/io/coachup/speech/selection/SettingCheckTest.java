package io.coachup.speech.selection;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingCheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.openai.com/v1",
                "http://localhost:8000/v1/",
                "http://[::1]:8000",
                "http://whisper_1:8000/v1",
                "HTTPS://API.openai.com/v1",
                "http://[fd00::1]:8000/v1/"
            })
    void addressesAreFine(String address) {
        assertThatCode(() -> SettingCheck.address("OPENAI_BASE_URL", address)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api.openai.com/v1",
                "localhost:8000",
                "ftp://x",
                "https://",
                "http://a b",
                "http://x?y=1",
                "https://whisper_1",
                "HTTPS://whisper_1",
                "http://x:65536",
                "http://me:secret@x",
                "http://_:x_"
            })
    void whatIsNoAddressIsRefused(String address) {
        assertThatThrownBy(() -> SettingCheck.address("OPENAI_BASE_URL", address))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("OPENAI_BASE_URL must be an address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"west europe", "west.europe", "europe/", "a@b"})
    void whatIsNoRegionIsRefused(String region) {
        assertThatThrownBy(() -> SettingCheck.region("AZURE_SPEECH_REGION", Optional.of(region)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("AZURE_SPEECH_REGION must be letters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk-secret\n", "sk secret", "sk-s\u00e9cret", "\r"})
    void whatIsNoKeyIsRefusedAndNotShown(String key) {
        assertThatThrownBy(() -> SettingCheck.secret("OPENAI_API_KEY", Optional.of(key)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("OPENAI_API_KEY must not hold spaces, line breaks or characters beyond ASCII.");
    }

    @Test
    void whatIsAbsentIsFine() {
        assertThatCode(() -> {
                    SettingCheck.address("A", Optional.empty());
                    SettingCheck.region("B", Optional.empty());
                    SettingCheck.secret("C", Optional.empty());
                })
                .doesNotThrowAnyException();
    }
}
