package io.coachup.speech.failover;

import static io.coachup.speech.support.Api.TTS;
import static io.coachup.speech.support.Api.post;
import static io.coachup.speech.support.Api.unique;
import static io.coachup.speech.support.Api.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.coachup.speech.support.Inputs;
import io.coachup.speech.support.Sound;
import io.coachup.speech.support.SpeechTest;
import io.coachup.speech.support.VoicePeer;
import io.coachup.testing.Bystander;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One person's texts and recordings that nobody can say or hear, and what others notice of them. */
@SpeechTest
@Timeout(60)
class InputAttackTest {

    private static final int TIMES = 14;
    private static final int MANY = 300;

    private final String attacker = unique("mallory");

    @ParameterizedTest
    @ValueSource(strings = {"\u0001", "\u200B\u2060", "\uFEFF \u00AD"})
    void aTextThatNobodyCanReadIsNone(String text) {
        post(attacker, TTS, "text", text)
                .statusCode(400)
                .body("error", equalTo("text is required"), "code", equalTo("validation_error"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uD83D\uDE0A",
                "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 \uFE0F",
                "?!...",
                "\u0301\u0301",
                "$ % +",
                "\uE000",
                "\u2764"
            })
    void aTextThatNobodyCanSayIsRefusedBeforeAProviderIsAsked(String text) {
        post(attacker, TTS, "text", text, "provider", "openai")
                .statusCode(400)
                .body("error", equalTo("text must hold a letter or a digit: nothing in it can be spoken"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00BD", "7", "1\uFE0F\u20E3", "\u4F60", "\u0E01\u0E33", "\u0967"})
    void anyLetterOrDigitIsSpoken(String text) {
        post(attacker, TTS, "text", text).statusCode(200);
    }

    @Tag("timing")
    @Test
    void whoseTextsAProviderCanNotSayTakesItFromNobody() throws Exception {
        Bystander.noticesNothing(() -> spoken("ada", "Hello"), () -> {
            assertThat(Inputs.repeat(TIMES, () -> spoken(attacker, VoicePeer.SILENT)))
                    .containsOnly(400);
            assertThat(Inputs.repeat(TIMES, () -> spoken(attacker, VoicePeer.HURTS)))
                    .as("their own calls are given up soon")
                    .contains(503)
                    .isSubsetOf(502, 503);
            assertThat(Inputs.repeat(TIMES, () -> spoken(attacker, "\u0001"))).containsOnly(400);
        });
    }

    @Tag("timing")
    @Test
    void whoseRecordingsAProviderCanNotHearTakesItFromNobody() throws Exception {
        byte[] clear = Sound.wav(VoicePeer.CLEAR);
        byte[] hurting = Sound.wav(VoicePeer.HURTS);
        byte[] broken = new byte[5000];
        Bystander.noticesNothing(() -> heard("ada", clear), () -> {
            assertThat(Inputs.repeat(TIMES, () -> heard(attacker, broken))).containsOnly(400);
            assertThat(Inputs.repeat(TIMES, () -> heard(attacker, hurting)))
                    .contains(503)
                    .isSubsetOf(502, 503);
        });
    }

    @Test
    @Tag("long")
    @Timeout(600)
    void hundredsOfTheirTextsAndRecordingsTakeNothingFromAnybody() throws Exception {
        byte[] hurting = Sound.wav(VoicePeer.HURTS);
        Bystander.noticesNothing(() -> spoken("ada", "Hello"), () -> {
            assertThat(Inputs.repeat(MANY, () -> spoken(attacker, VoicePeer.SILENT)))
                    .containsOnly(400);
            assertThat(Inputs.repeat(MANY, () -> spoken(attacker, VoicePeer.HURTS)))
                    .contains(503)
                    .isSubsetOf(502, 503);
            assertThat(Inputs.repeat(MANY, () -> spoken(attacker, "\u0001"))).containsOnly(400);
            assertThat(Inputs.repeat(MANY, () -> spoken(attacker, "\uD83D\uDE0A")))
                    .containsOnly(400);
            assertThat(Inputs.repeat(MANY, () -> heard(attacker, hurting)))
                    .contains(503)
                    .isSubsetOf(502, 503);
        });
        assertThat(heard("ada", Sound.wav(VoicePeer.CLEAR))).isEqualTo(200);
    }

    private static int spoken(String user, String text) {
        return post(user, TTS, "text", text, "provider", "openai").extract().statusCode();
    }

    private static int heard(String user, byte[] recording) {
        return upload(user, recording, "audio/wav", "provider", "openai")
                .extract()
                .statusCode();
    }
}
