package io.coachup.speech.synthesis;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.json.JsonBody;
import io.coachup.common.json.Texts;
import io.coachup.speech.audio.AudioType;
import io.coachup.speech.request.RequestTexts;
import io.coachup.speech.tts.Speakable;
import io.coachup.speech.tts.TextToSpeak;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The checked body of a synthesis.
 *
 * @param sessionId or null
 * @param groupId or null
 * @param provider the wished one, or null
 */
record SynthesisRequest(TextToSpeak utterance, String sessionId, String groupId, String provider) {

    /** Providers put it into addresses and command lines. */
    private static final Pattern VOICE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");

    /**
     * Reads a body; what is not a string counts as absent.
     *
     * @throws ApiException 400 without text that can be spoken or with a voice or id that can't be one, 413 when the text is too long
     */
    static SynthesisRequest of(JsonBody body, SynthesisConfig config) {
        String text = RequestTexts.of(body, "text");
        if (text == null) {
            throw ApiException.invalid("text is required");
        }
        if (text.length() > config.maxCharacters()) {
            throw new ApiException(
                    ErrorCode.PAYLOAD_TOO_LARGE,
                    "text must not be longer than " + config.maxCharacters() + " characters");
        }
        if (!Speakable.isSpeakable(text)) {
            throw ApiException.invalid("text must hold a letter or a digit: nothing in it can be spoken");
        }
        String voiceId = RequestTexts.of(body, "voiceId");
        if (voiceId != null && !VOICE.matcher(voiceId).matches()) {
            throw ApiException.invalid("voiceId must be letters, digits and ._:- only, at most 64");
        }
        String format = RequestTexts.of(body, "format");
        return new SynthesisRequest(
                new TextToSpeak(Texts.storable("text", text), voiceId, type(format == null ? config.format() : format)),
                RequestTexts.id("sessionId", RequestTexts.of(body, "sessionId")),
                RequestTexts.id("groupId", RequestTexts.of(body, "groupId")),
                RequestTexts.provider(RequestTexts.of(body, "provider")));
    }

    /** Characters that count as spoken, code points. */
    int characters() {
        return utterance.characters();
    }

    /** The contract's reading of wishes such as {@code audio/x-wav} or {@code m4a}; MP3 is everybody's default. */
    static AudioType type(String format) {
        String wish = format.toLowerCase(Locale.ROOT);
        if (wish.contains("wav")) {
            return AudioType.WAV;
        }
        if (wish.contains("ogg")) {
            return AudioType.OGG;
        }
        return wish.contains("mp4") || wish.contains("m4a") ? AudioType.MP4 : AudioType.MPEG;
    }
}
