package io.coachup.speech.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingProblemsTest {

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
        assertThat(new SettingProblems().address("OPENAI_BASE_URL", address).all())
                .isEmpty();
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
        assertThat(new SettingProblems().address("OPENAI_BASE_URL", address).all())
                .singleElement()
                .asString()
                .startsWith("OPENAI_BASE_URL must be an address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"west europe", "west.europe", "europe/", "a@b"})
    void whatIsNoRegionIsRefused(String region) {
        assertThat(new SettingProblems()
                        .region("AZURE_SPEECH_REGION", Optional.of(region))
                        .all())
                .singleElement()
                .asString()
                .startsWith("AZURE_SPEECH_REGION must be letters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk-secret\n", "sk secret", "sk-s\u00e9cret", "\r"})
    void whatIsNoKeyIsRefusedAndNotShown(String key) {
        assertThat(new SettingProblems()
                        .secret("OPENAI_API_KEY", Optional.of(key))
                        .all())
                .containsExactly("OPENAI_API_KEY must not hold spaces, line breaks or characters beyond ASCII.");
    }

    @Test
    void whatIsAbsentIsFine() {
        assertThat(new SettingProblems()
                        .address("A", Optional.empty())
                        .region("B", Optional.empty())
                        .secret("C", Optional.empty())
                        .all())
                .isEmpty();
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        assertThat(new SettingProblems()
                        .address("A", "nowhere")
                        .region("B", Optional.of("west europe"))
                        .secret("C", Optional.of("sk secret"))
                        .all())
                .hasSize(3)
                .noneMatch(sentence -> sentence.contains("sk secret"));
    }
}
