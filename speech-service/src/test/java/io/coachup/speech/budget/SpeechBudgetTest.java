package io.coachup.speech.budget;

import static io.coachup.speech.support.Api.STT;
import static io.coachup.speech.support.Api.TTS;
import static io.coachup.speech.support.Api.as;
import static io.coachup.speech.support.Api.body;
import static io.coachup.speech.support.Api.post;
import static io.coachup.speech.support.Api.unique;
import static io.coachup.speech.support.Api.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.coachup.speech.support.SkillsPeer;
import io.coachup.speech.support.Sound;
import io.coachup.speech.support.SpeechTest;
import io.coachup.speech.support.SpeechWorld;
import io.restassured.http.ContentType;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The time that a person may speak and be spoken to, which skills-service keeps. */
@SpeechTest
class SpeechBudgetTest {

    private final String sparing = unique(SkillsPeer.SPARING);
    private final String exhausted = unique(SkillsPeer.EXHAUSTED);

    @Test
    void whatIsHeardTakesAsLongAsItLasts() throws Exception {
        upload(sparing, Sound.wav(3), "audio/wav").statusCode(200);

        SkillsPeer.Told wish = SpeechWorld.SKILLS.wish(sparing);
        assertThat(wish.body().path("audioMs").asLong()).isEqualTo(3_000);
        assertThat(wish.headers()).containsEntry("authorization", "Bearer " + SpeechWorld.SERVICE_SECRET);
        assertThat(SpeechWorld.SKILLS.settlement(sparing).body().path("audioMs").asLong())
                .isEqualTo(3_000);
    }

    @Test
    void whatIsSpokenTakesASecondForFifteenCharacters() throws Exception {
        post(sparing, TTS, "text", "Hello, Ada. How are you today?").statusCode(200);
        assertThat(SpeechWorld.SKILLS.wish(sparing).body().path("audioMs").asLong())
                .isEqualTo(2_000);
        assertThat(SpeechWorld.SKILLS.settlement(sparing).body().path("audioMs").asLong())
                .isEqualTo(2_000);

        as(sparing)
                .contentType(ContentType.JSON)
                .accept("audio/*")
                .body(body("text", "Hello, Ada. How"))
                .post(TTS)
                .then()
                .statusCode(200);
        assertThat(SpeechWorld.SKILLS.settlement(sparing).body().path("audioMs").asLong())
                .isEqualTo(1_000);
    }

    @Test
    void whatNobodySpokeIsGivenBack() throws Exception {
        post(sparing, TTS, "text", "Hello, Ada.", "provider", "azure").statusCode(501);

        assertThat(SpeechWorld.SKILLS.settlement(sparing).body().path("audioMs").asLong(-1))
                .isZero();
    }

    @Test
    void whoHasUsedItUpIsToldSoAndNoProviderIsAsked() throws Exception {
        upload(exhausted, Sound.wav(3), "audio/wav")
                .statusCode(429)
                .header("retry-after", "77")
                .body("code", equalTo("budget_exhausted"), "error", equalTo("Used up"));
        String url = "data:audio/wav;base64," + Base64.getEncoder().encodeToString(Sound.wav(1));
        post(exhausted, STT, "audioUrl", url).statusCode(429);
        post(exhausted, TTS, "text", "Hello").statusCode(429).body("code", equalTo("budget_exhausted"));
    }

    @Test
    void whatNoDayHasRoomForIsTooLarge() throws Exception {
        String greedy = unique(SkillsPeer.GREEDY);

        upload(greedy, Sound.wav(3), "audio/wav")
                .statusCode(413)
                .header("retry-after", nullValue())
                .body("code", equalTo("payload_too_large"), "error", equalTo("Too long"));
        post(greedy, TTS, "text", "Hello").statusCode(413).body("error", equalTo("Too long"));
    }

    @Test
    void whatNobodyPromisedIsSettledUnderTheIdThatItWasToBeReservedUnder() throws Exception {
        String unknown = unique(SkillsPeer.UNKNOWN);

        upload(unknown, Sound.wav(3), "audio/wav").statusCode(200);

        String id = SpeechWorld.SKILLS.wish(unknown).body().path("reservation").asText();
        SkillsPeer.Told settlement = SpeechWorld.SKILLS.settlementWithoutPromise(unknown);
        assertThat(UUID.fromString(id)).hasToString(id);
        assertThat(settlement.body().path("reservation").asText()).isEqualTo(id);
        assertThat(settlement.body().path("audioMs").asLong()).isEqualTo(3_000);
    }
}
