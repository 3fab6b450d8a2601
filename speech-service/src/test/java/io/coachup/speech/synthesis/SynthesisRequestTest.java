package io.coachup.speech.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.speech.audio.AudioType;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SynthesisRequestTest {

    @ParameterizedTest
    @CsvSource({
        "audio/mpeg, MPEG",
        "mp3, MPEG",
        "anything, MPEG",
        "audio/wav, WAV",
        "audio/x-WAV, WAV",
        "audio/ogg, OGG",
        "ogg;codecs=opus, OGG",
        "audio/mp4, MP4",
        "audio/x-m4a, MP4",
    })
    void formatsAreReadAsTheContractReadsThem(String format, AudioType type) {
        assertThat(SynthesisRequest.type(format)).isEqualTo(type);
    }

    @Test
    void audioIsStreamedOnlyToClientsThatPreferIt() {
        MediaType audio = new MediaType("audio", "*");
        MediaType wav = new MediaType("audio", "wav");

        assertThat(AnswerForm.of(List.of(MediaType.WILDCARD_TYPE))).isEqualTo(AnswerForm.JSON);
        assertThat(AnswerForm.of(List.of())).isEqualTo(AnswerForm.JSON);
        assertThat(AnswerForm.of(List.of(MediaType.TEXT_HTML_TYPE))).isEqualTo(AnswerForm.JSON);
        assertThat(AnswerForm.of(List.of(MediaType.APPLICATION_JSON_TYPE, audio)))
                .isEqualTo(AnswerForm.JSON);
        assertThat(AnswerForm.of(List.of(audio))).isEqualTo(AnswerForm.AUDIO);
        assertThat(AnswerForm.of(List.of(wav, MediaType.APPLICATION_JSON_TYPE))).isEqualTo(AnswerForm.AUDIO);
        assertThat(AnswerForm.of(List.of(audio, MediaType.WILDCARD_TYPE))).isEqualTo(AnswerForm.AUDIO);
    }
}
