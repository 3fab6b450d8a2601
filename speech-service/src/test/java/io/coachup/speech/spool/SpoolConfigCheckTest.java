package io.coachup.speech.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SpoolConfigCheckTest {

    private record Limits(Path folder, long maxBytes, long callerMaxBytes, Duration uploadTimeLimit)
            implements SpoolConfig {

        Limits(long maxBytes, long callerMaxBytes, Duration uploadTimeLimit) {
            this(Path.of("spool"), maxBytes, callerMaxBytes, uploadTimeLimit);
        }
    }

    @Test
    void limitsThatMakeSenseAreFine() {
        assertThat(new SpoolConfigCheck(new Limits(2, 2, Duration.ofMillis(1))).problems())
                .isEmpty();
    }

    @Test
    void allThatMakeNoneAreNamed() {
        assertThat(new SpoolConfigCheck(new Limits(-1, 0, Duration.ZERO)).problems())
                .containsExactly(
                        "AUDIO_TEMP_MAX_BYTES_PER_CALLER must be more than 0.",
                        "AUDIO_TEMP_MAX_BYTES must not be less than AUDIO_TEMP_MAX_BYTES_PER_CALLER.",
                        "STT_UPLOAD_TIMEOUT must be longer than 0.");
    }
}
