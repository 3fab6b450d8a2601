package io.coachup.common.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyReaderTest {

    private final JsonBodyReader reader = new JsonBodyReader(new ObjectMapper(), () -> 64);

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[]", "1", "null", "\"x\"", "{} {}", "{}x", "\u0000"})
    void whatIsNotOneObjectIsInvalidJson(String body) {
        assertRefused(() -> read(body), ErrorCode.INVALID_JSON, "Invalid JSON");
    }

    @Test
    void aBodyAboveTheLimitIsTooLargeAndReadToItsEnd() {
        ByteArrayInputStream body = new ByteArrayInputStream(new byte[100_000]);

        assertRefused(() -> reader.read(body), ErrorCode.PAYLOAD_TOO_LARGE, "Request body too large");
        assertThat(body.available()).isZero();
    }

    @Test
    void aBodyThatWouldBecomeAHugeTreeIsRefused() {
        JsonBodyReader roomy = new JsonBodyReader(new ObjectMapper(), () -> 262_144);
        String many = "{\"a\":[" + "[],".repeat(80_000) + "1]}";
        String deep = "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}";

        assertRefused(
                () -> roomy.read(stream(many)),
                ErrorCode.INVALID_JSON,
                "Invalid JSON: at most 64 levels and 20000 names, values and brackets");
        assertRefused(
                () -> roomy.read(stream(deep)),
                ErrorCode.INVALID_JSON,
                "Invalid JSON: at most 64 levels and 20000 names, values and brackets");
    }

    @Test
    void fieldsAreReadByTheirKind() {
        JsonBody body = read("{\"id\":\"a\",\"n\":7,\"t\":1.5,\"none\":null,\"ts\":12}");

        assertThat(body.requiredId("id", "id required")).isEqualTo("a");
        assertThat(body.requiredIdOrNumber("n", "n required")).isEqualTo("7");
        assertThat(body.number("t", "t")).isEqualTo(1.5);
        assertThat(body.text("none")).isNull();
        assertThat(body.has("none")).isFalse();
        assertThat(body.epochMs("ts", "ts")).isEqualTo(12L);
    }

    @ParameterizedTest
    @CsvSource({"'\"12\"', 12", "'\" 12.9 \"', 12", "'\"+1e3\"', 1000", "1.5e3, 1500", "'\"007\"', 7"})
    void timesAreNumbersAlsoAsText(String value, long expected) {
        assertThat(read("{\"ts\":" + value + "}").epochMs("ts", "ts")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\" \"",
                "\"abc\"",
                "\"NaN\"",
                "\"1d\"",
                "\"0x10\"",
                "\"1e400\"",
                "\"-1\"",
                "true",
                "[1]",
                "0"
            })
    void otherTimesAreRefused(String value) {
        assertRefused(
                () -> read("{\"ts\":" + value + "}").epochMs("ts", "ts wrong"), ErrorCode.VALIDATION_ERROR, "ts wrong");
    }

    @Test
    void wrongFieldsAreNamed() {
        JsonBody body = read("{\"id\":7,\"nul\":\"a\\u0000\",\"half\":\"\\ud800\",\"ts\":-1}");

        assertRefused(() -> body.requiredId("id", "id required"), ErrorCode.VALIDATION_ERROR, "id required");
        assertRefused(() -> body.requiredId("no", "no required"), ErrorCode.VALIDATION_ERROR, "no required");
        assertRefused(() -> body.text("nul"), ErrorCode.VALIDATION_ERROR, "nul must not contain NUL characters");
        assertRefused(() -> body.text("half"), ErrorCode.VALIDATION_ERROR, "half must be valid Unicode");
        assertRefused(() -> body.epochMs("ts", "ts wrong"), ErrorCode.VALIDATION_ERROR, "ts wrong");
    }

    private JsonBody read(String body) {
        return reader.read(stream(body));
    }

    private static ByteArrayInputStream stream(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(Runnable reading, ErrorCode code, String message) {
        assertThatThrownBy(reading::run).isInstanceOfSatisfying(ApiException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e).hasMessage(message);
        });
    }
}
