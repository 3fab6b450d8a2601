package io.coachup.skills.paging;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list that is read backwards in time.
 *
 * @param newestFirst its rows
 * @param more older rows follow
 */
public record Page<T>(List<T> newestFirst, boolean more) {

    /** No rows. */
    public static <T> Page<T> empty() {
        return new Page<>(List.of(), false);
    }

    /** How many rows it has. */
    public int size() {
        return newestFirst.size();
    }

    /** The cursor that leads to the older rows, or null when there are none. */
    public String nextCursor(Function<T, Position> position) {
        return more ? position.apply(newestFirst.getLast()).cursor() : null;
    }
}
