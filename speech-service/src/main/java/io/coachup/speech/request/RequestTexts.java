package io.coachup.speech.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.common.errors.ApiException;
import io.coachup.common.json.JsonBody;
import io.coachup.common.json.Texts;

/** Texts that requests to speak and to listen have in common. Blank ones are absent. */
public final class RequestTexts {

    /** Longer than the name of any provider. */
    private static final int PROVIDER_MAX_CHARS = 32;

    private RequestTexts() {}

    /** The text of a field, or null; what is not a string counts as absent, as in the original. */
    public static String of(JsonBody body, String field) {
        JsonNode node = body.node(field);
        return node != null && node.isTextual() ? known(node.textValue()) : null;
    }

    /** A text without the blanks around it, or null. */
    public static String known(String text) {
        return Texts.isBlank(text) ? null : text.trim();
    }

    /**
     * An id, or null.
     *
     * @throws ApiException 400 when it can't be one
     */
    public static String id(String field, String text) {
        String id = known(text);
        return id == null ? null : Texts.id(field, id, field);
    }

    /** The wished provider, or null; a name that is too long is no wish. */
    public static String provider(String text) {
        String provider = known(text);
        return provider == null || provider.length() > PROVIDER_MAX_CHARS ? null : provider;
    }
}
