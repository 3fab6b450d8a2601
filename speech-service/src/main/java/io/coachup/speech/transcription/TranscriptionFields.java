package io.coachup.speech.transcription;

import io.coachup.common.errors.ApiException;
import io.coachup.speech.request.RequestTexts;
import io.coachup.speech.stt.Language;

/**
 * What a request says besides its audio; anything may be null.
 *
 * @param languageHint a tag such as {@code en} or {@code en-US}, however it was written
 * @param provider the wished one
 * @param clientDetectMs how long the client took to notice speech
 */
record TranscriptionFields(
        String sessionId, String groupId, String languageHint, String provider, Double clientDetectMs) {

    /**
     * The fields of a request, blank ones being absent.
     *
     * @throws ApiException 400 when a session or group id can't be one
     */
    static TranscriptionFields of(
            String sessionId, String groupId, String languageHint, String provider, String clientDetectMs) {
        return new TranscriptionFields(
                RequestTexts.id("sessionId", sessionId),
                RequestTexts.id("groupId", groupId),
                Language.tag(RequestTexts.known(languageHint)),
                RequestTexts.provider(provider),
                finite(clientDetectMs));
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
