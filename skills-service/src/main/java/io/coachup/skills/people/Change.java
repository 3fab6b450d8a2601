package io.coachup.skills.people;

import io.coachup.common.json.JsonBody;
import java.util.function.BiFunction;

/**
 * What a request says about a field.
 *
 * @param given false when it says nothing: the field keeps its value
 * @param value the new value; null takes the old one away
 */
record Change<T>(boolean given, T value) {

    /** What {@code request} says, as {@code read} understands it. */
    static <T> Change<T> of(JsonBody request, String field, BiFunction<JsonBody, String, T> read) {
        return new Change<>(request.mentions(field), read.apply(request, field));
    }

    /** Said, whatever it is. */
    static <T> Change<T> to(T value) {
        return new Change<>(true, value);
    }
}
