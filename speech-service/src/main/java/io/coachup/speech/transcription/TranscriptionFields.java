package io.coachup.speech.transcription;

import io.coachup.common.errors.ApiException;
import io.coachup.common.json.Texts;
import java.util.regex.Pattern;

/**
 * What a request says besides its audio; anything may be null.
 *
 * @param languageHint such as {@code en} or {@code en-US}
 * @param provider the wished one
 * @param clientDetectMs how long the client took to notice speech
 */
record TranscriptionFields(
        String sessionId, String groupId, String languageHint, String provider, Double clientDetectMs) {

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");
    private static final int PROVIDER_MAX_CHARS = 32;

    /**
     * The fields of a request, blank ones being absent.
     *
     * @throws ApiException 400 when a session or group id can't be one or the hint is no language
     */
    static TranscriptionFields of(
            String sessionId, String groupId, String languageHint, String provider, String clientDetectMs) {
        String language = known(languageHint);
        if (language != null && !LANGUAGE.matcher(language).matches()) {
            throw ApiException.invalid("languageHint must be a language tag such as en or en-US");
        }
        String wished = known(provider);
        return new TranscriptionFields(
                id("sessionId", sessionId),
                id("groupId", groupId),
                language,
                wished == null || wished.length() > PROVIDER_MAX_CHARS ? null : wished,
                finite(clientDetectMs));
    }

    private static String id(String field, String value) {
        String id = known(value);
        return id == null ? null : Texts.id(field, id, field);
    }

    private static String known(String value) {
        return Texts.isBlank(value) ? null : value.trim();
    }

    private static Double finite(String number) {
        try {
            double value = number == null ? Double.NaN : Double.parseDouble(number.trim());
            return Double.isFinite(value) ? value : null;
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
