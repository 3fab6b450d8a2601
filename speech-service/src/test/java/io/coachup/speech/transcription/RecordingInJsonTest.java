package io.coachup.speech.transcription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.speech.spool.TestSpool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingInJsonTest {

    private static final String BEGINNING = "data:audio/webm;codecs=opus;base64,";

    @TempDir
    Path folder;

    private final ObjectMapper mapper = new ObjectMapper();
    private Path file;
    private long bytes;

    @BeforeEach
    void file() {
        file = folder.resolve("audio");
    }

    @ParameterizedTest
    @ValueSource(ints = {49_152, 49_153, 49_154, 49_155, 100_000, 3_000_000})
    void aLongRecordingIsTakenOut(int size) throws IOException {
        byte[] audio = audio(size);

        JsonNode json = read("{\"sessionId\":\"s\\\"1\",\"audioUrl\":\"" + BEGINNING + base64(audio)
                + "\",\"languageHint\":\"en\"}");

        assertThat(json.path("audioUrl").asText()).isEqualTo(BEGINNING);
        assertThat(json.path("sessionId").asText()).isEqualTo("s\"1");
        assertThat(json.path("languageHint").asText()).isEqualTo("en");
        assertThat(bytes).isEqualTo(size);
        assertThat(file).hasBinaryContent(audio);
    }

    @Test
    void soIsOneThatIsWrittenWithEscapes() throws IOException {
        byte[] audio = audio(200_000);
        String written = (BEGINNING + base64(audio))
                .replace("/", "\\/")
                .replace("+", "\\u002B")
                .replace("=", "\\u003d");

        JsonNode json = read("{\"audioUrl\":\"" + written + "\"}");

        assertThat(json.path("audioUrl").asText()).isEqualTo(BEGINNING);
        assertThat(file).hasBinaryContent(audio);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"audioUrl\":\"data:audio/wav;base64,UklGRg==\"}",
                "{\"audioUrl\":\"data:audio\\/wav;base64,Ukl\\u002BRg==\",\"x\":[\"data:\",\"\\\\\",\"\\u00e4\"]}",
                "{\"audioUrl\":\"DATA:audio/wav;BASE64,\",\"data:x;base64,AA\":1}",
                "{\"a\":\"data:x;base64,\\ud83d\\ude0a\",\"b\":\"ä😊\"}",
            })
    void whatIsShortStaysAsItIs(String json) throws IOException {
        assertThat(text(json)).isEqualTo(json);
        assertThat(bytes).isZero();
    }

    @Test
    void otherLongTextsStay() throws IOException {
        String json = "{\"text\":\"" + "data;base64,".repeat(20_000) + "\"}";

        assertThat(text(json)).isEqualTo(json);
    }

    @Test
    void whatIsTooLargeIsRefused() {
        assertRefused(ErrorCode.PAYLOAD_TOO_LARGE, "\"" + BEGINNING + base64(audio(5_000_001)) + "\"");
    }

    @Test
    void whatIsNoBase64IsRefused() {
        String good = base64(audio(99_999));

        assertRefused(ErrorCode.VALIDATION_ERROR, "\"" + BEGINNING + good + "*\"");
        assertRefused(ErrorCode.VALIDATION_ERROR, "\"" + BEGINNING + good + "\\n" + good + "\"");
        assertRefused(ErrorCode.VALIDATION_ERROR, "\"" + BEGINNING + good.substring(0, 70_000) + "=" + good + "\"");
        assertRefused(ErrorCode.VALIDATION_ERROR, "\"" + BEGINNING + good + "ä\"");
    }

    @Test
    void twoAreOneTooMany() {
        String one = "\"" + BEGINNING + base64(audio(99_999)) + "\"";

        assertRefused(ErrorCode.VALIDATION_ERROR, "[" + one + "," + one + "]");
    }

    private void assertRefused(ErrorCode code, String json) {
        assertThatThrownBy(() -> text(json)).isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    private JsonNode read(String json) throws IOException {
        return mapper.readTree(text(json));
    }

    /** What is left of it, read in pieces that end anywhere. */
    private String text(String json) throws IOException {
        InputStream pieces = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1021));
            }
        };
        try (RecordingInJson recording = new RecordingInJson(pieces, TestSpool.into(file), 5_000_000)) {
            String left = new String(recording.readAllBytes(), StandardCharsets.UTF_8);
            bytes = recording.bytes();
            assertThat(bytes).isEqualTo(Files.exists(file) ? Files.size(file) : 0);
            return left;
        }
    }

    private static byte[] audio(int size) {
        byte[] audio = new byte[size];
        new Random(size).nextBytes(audio);
        return audio;
    }

    private static String base64(byte[] audio) {
        return Base64.getEncoder().encodeToString(audio);
    }
}
