package io.coachup.speech.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coachup.common.errors.ApiException;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SelectionTest {

    private record Named(String name, String missing) implements SpeechProvider {

        @Override
        public boolean answersTo(String wanted) {
            return name.equals(wanted) || name.equals("aws") && wanted.equals("transcribe");
        }
    }

    private record Settings(Optional<List<String>> profile, boolean allowOverride) implements SpeechConfig {

        @Override
        public Optional<List<String>> sttProvider() {
            return Optional.empty();
        }

        @Override
        public Optional<List<String>> ttsProvider() {
            return Optional.empty();
        }

        @Override
        public Duration attemptTimeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration totalTimeout() {
            return Duration.ofSeconds(1);
        }
    }

    private static final List<Named> KNOWN =
            List.of(new Named("mock", null), new Named("openai", null), new Named("aws", "S3_BUCKET_AUDIO missing"));

    @Test
    void mockAnswersWhereNothingIsSet() {
        assertThat(names(selection(null, null, false), null)).containsExactly("mock");
    }

    @Test
    void theProfileCountsWhereTheJobHasNoSettingOfItsOwn() {
        assertThat(names(selection(null, "openai", false), null)).containsExactly("openai");
        assertThat(names(selection("mock", "openai", false), null)).containsExactly("mock");
    }

    @Test
    void aListKeepsItsOrderAndSecondNamesWork() {
        assertThat(names(selection(" Transcribe, OPENAI ,mock", null, false), null))
                .containsExactly("aws", "openai", "mock");
    }

    @Test
    void aRequestChoosesOnlyWhereItMay() {
        assertThat(names(selection("mock", null, true), "OpenAI")).containsExactly("openai");
        assertThat(names(selection("mock", null, false), "openai")).containsExactly("mock");
        assertThat(names(selection("mock", null, true), " ")).containsExactly("mock");
    }

    @Test
    void aRequestForAnUnknownProviderIsRefused() {
        assertThatThrownBy(() -> selection("mock", null, true).of("nobody"))
                .isInstanceOf(ApiException.class)
                .hasMessage("provider must be one of aws, mock, openai");
    }

    @Test
    void anUnknownNameInTheSettingsStopsTheStart() {
        assertThatThrownBy(() -> selection("deepgramm", null, false))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("STT_PROVIDER=deepgramm")
                .hasMessageContaining("aws, mock, openai");
        assertThatThrownBy(() -> selection(null, "nobody", false)).hasMessageContaining("SPEECH_PROFILE=nobody");
    }

    private static Selection<Named> selection(String own, String profile, boolean allowOverride) {
        return new Selection<>(KNOWN, "STT_PROVIDER", list(own), new Settings(list(profile), allowOverride));
    }

    private static Optional<List<String>> list(String value) {
        return Optional.ofNullable(value).map(text -> List.of(text.split(",")));
    }

    private static List<String> names(Selection<Named> selection, String requested) {
        return selection.of(requested).stream().map(Named::name).toList();
    }
}
