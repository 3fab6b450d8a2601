package io.coachup.common.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coachup.common.errors.ApiException;
import java.util.ArrayList;
import java.util.List;

/** A request body that is a JSON object, read field by field; every wrong field is a 400 that names it. */
public final class JsonBody {

    /** The largest time a browser can represent. */
    private static final double EPOCH_MS_MAX = 8.64e15;

    private static final int NUMBER_MAX_CHARS = 64;

    private final ObjectNode object;

    JsonBody(ObjectNode object) {
        this.object = object;
    }

    /** True when the field is there and not null. */
    public boolean has(String field) {
        return object.hasNonNull(field);
    }

    /** True when the field is there, be it null: null can stand for "take it away". */
    public boolean mentions(String field) {
        return object.has(field);
    }

    /** The field's node, or null when absent or null. */
    public JsonNode node(String field) {
        return object.hasNonNull(field) ? object.get(field) : null;
    }

    /**
     * The field's text, or null when absent or null.
     *
     * @throws ApiException 400 when it is not a string or can't be stored
     */
    public String text(String field) {
        return text(field, field + " must be a string");
    }

    /** Like {@link #text(String)} with the given error text for a value of another type. */
    public String text(String field, String wrongType) {
        JsonNode node = node(field);
        if (node == null) {
            return null;
        }
        if (!node.isTextual()) {
            throw ApiException.invalid(wrongType);
        }
        return Texts.storable(field, node.textValue());
    }

    /**
     * An id: non-blank, at most {@link Texts#ID_MAX_CHARS} characters.
     *
     * @throws ApiException 400 with {@code missing} as its error text when absent or blank
     */
    public String requiredId(String field, String missing) {
        String value = optionalId(field, missing);
        if (value == null) {
            throw ApiException.invalid(missing);
        }
        return value;
    }

    /** True when the field is there, not null and not empty, zero or false. */
    public boolean isTruthy(String field) {
        JsonNode node = node(field);
        return node != null
                && (node.isTextual()
                        ? !node.textValue().isEmpty()
                        : node.isNumber() ? node.doubleValue() != 0 : node.asBoolean(true));
    }

    /** Like {@link #requiredId} for clients that also send numbers. */
    public String requiredIdOrNumber(String field, String wrong) {
        JsonNode node = node(field);
        return node != null && node.isNumber() ? Texts.id(field, node.asText(), wrong) : requiredId(field, wrong);
    }

    /** An id, or null when absent; {@code wrong} is the error text for a blank one or another type. */
    public String optionalId(String field, String wrong) {
        String value = text(field, wrong);
        return value == null ? null : Texts.id(field, value, wrong);
    }

    /**
     * A number, or null when absent.
     *
     * @throws ApiException 400 with {@code wrong} when it is something else
     */
    public Double number(String field, String wrong) {
        JsonNode node = node(field);
        if (node == null) {
            return null;
        }
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw ApiException.invalid(wrong);
        }
        return node.doubleValue();
    }

    /**
     * A number that is not negative, 0 when absent.
     *
     * @throws ApiException 400 naming the field when it is something else
     */
    public double amount(String field) {
        String wrong = field + " must be a number >= 0";
        Double value = number(field, wrong);
        if (value != null && value < 0) {
            throw ApiException.invalid(wrong);
        }
        return value == null ? 0 : value;
    }

    /**
     * A number, also one that is written as text, as many clients send it; null when absent.
     *
     * @throws ApiException 400 with {@code wrong} when it is something else
     */
    public Double numberOrText(String field, String wrong) {
        JsonNode node = node(field);
        if (node == null || !node.isTextual()) {
            return number(field, wrong);
        }
        Double value = parsed(node.textValue().trim());
        if (value == null) {
            throw ApiException.invalid(wrong);
        }
        return value;
    }

    /** Only what JSON would take for a number, or has a plus in front: no {@code NaN}, {@code 1d} or {@code 0x1}. */
    private static Double parsed(String text) {
        boolean digits = text.length() <= NUMBER_MAX_CHARS
                && !text.isEmpty()
                && text.chars().allMatch(c -> "+-.eE0123456789".indexOf(c) >= 0);
        try {
            double value = digits ? Double.parseDouble(text) : Double.NaN;
            return Double.isFinite(value) ? value : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /**
     * A time in epoch ms, or null when absent; text that is a number will do.
     *
     * @throws ApiException 400 with {@code wrong} unless it is a positive number that a calendar can hold
     */
    public Long epochMs(String field, String wrong) {
        Double value = numberOrText(field, wrong);
        if (value == null) {
            return null;
        }
        if (value < 1 || value > EPOCH_MS_MAX) {
            throw ApiException.invalid(wrong);
        }
        return value.longValue();
    }

    /** The items of an array of strings. */
    public List<String> strings(String field, String wrong) {
        JsonNode node = node(field);
        if (node == null || !node.isArray()) {
            throw ApiException.invalid(wrong);
        }
        List<String> items = new ArrayList<>(node.size());
        for (JsonNode item : node) {
            if (!item.isTextual()) {
                throw ApiException.invalid(wrong);
            }
            items.add(Texts.storable(field, item.textValue()));
        }
        return items;
    }

    /** The objects of an array. */
    public List<JsonBody> objects(String field, String wrongArray, String wrongItem) {
        JsonNode node = node(field);
        if (node == null || !node.isArray()) {
            throw ApiException.invalid(wrongArray);
        }
        List<JsonBody> items = new ArrayList<>(node.size());
        for (JsonNode item : node) {
            if (!(item instanceof ObjectNode itemObject)) {
                throw ApiException.invalid(wrongItem.formatted(items.size()));
            }
            items.add(new JsonBody(itemObject));
        }
        return items;
    }

    /** The object in a field. */
    public JsonBody object(String field, String wrong) {
        if (node(field) instanceof ObjectNode child) {
            return new JsonBody(child);
        }
        throw ApiException.invalid(wrong);
    }

    /** The whole object as JSON text, to tell two bodies apart. */
    public String asJson() {
        return object.toString();
    }
}
