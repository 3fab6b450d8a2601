package io.coachup.skills.activity;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.common.errors.ApiException;
import io.coachup.common.json.JsonBody;
import io.coachup.common.json.Texts;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** What a state may hold: anything that is JSON, within bounds, and a clear word about storing texts. */
final class SessionState {

    /** The field of a state that says whether texts are stored. */
    static final String OPT_OUT = "transcriptsPersistOptOut";

    private static final int MAX_BYTES = 16_384;

    /** PostgreSQL holds more digits and writes all of them out, but nobody who reads them back holds them. */
    private static final int NUMBER_MAX_CHARS = 64;

    private SessionState() {}

    /**
     * The state in a request, or null when it has none.
     *
     * @throws ApiException 400 when it is no object or can't be stored, 413 when it is too large
     */
    static JsonNode of(JsonBody request) {
        JsonNode state = request.node("state");
        if (state == null) {
            return null;
        }
        if (!state.isObject()) {
            throw ApiException.invalid("state, if provided, must be an object");
        }
        JsonNode optOut = state.path(OPT_OUT);
        if (!optOut.isMissingNode() && !optOut.isBoolean()) {
            throw ApiException.invalid("state." + OPT_OUT + " must be true or false");
        }
        storable(state);
        if (state.toString().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw ApiException.tooLarge("state must not be longer than " + MAX_BYTES + " bytes of JSON", MAX_BYTES);
        }
        return state;
    }

    private static void storable(JsonNode node) {
        if (node.isTextual()) {
            Texts.storable("state", node.textValue());
        } else if (node.isNumber() && !isShort(node)) {
            throw ApiException.invalid("numbers in state must be finite and, written out, not longer than "
                    + NUMBER_MAX_CHARS + " characters");
        }
        node.properties().forEach(property -> {
            Texts.storable("state", property.getKey());
            storable(property.getValue());
        });
        if (node.isArray()) {
            node.forEach(SessionState::storable);
        }
    }

    /** True for a finite number of few digits; one of a huge exponent is never written out to see it. */
    private static boolean isShort(JsonNode node) {
        if (!Double.isFinite(node.doubleValue())) {
            return false;
        }
        BigDecimal number = node.decimalValue();
        return number.scale() <= NUMBER_MAX_CHARS
                && number.scale() >= -NUMBER_MAX_CHARS
                && number.precision() <= NUMBER_MAX_CHARS
                && number.toPlainString().length() <= NUMBER_MAX_CHARS;
    }
}
