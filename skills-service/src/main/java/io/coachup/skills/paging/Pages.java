package io.coachup.skills.paging;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Reads pages that are bounded in rows and bytes; the database hands out no more than that. */
@Singleton
public final class Pages {

    /** What a row costs beside its texts, in bytes: names, numbers, brackets. */
    private static final int ROW_OVERHEAD = 200;

    private final PageConfig config;

    public Pages(PageConfig config) {
        this.config = config;
    }

    /**
     * The rows of a query, in SQL.
     *
     * @param select the query, without order; {@code :time} and {@code :id} stand for the place to start from
     * @param size bytes of a row's texts, over the columns of {@code select}
     * @param order from the newest row, over the columns of {@code select}
     */
    public record Rows(String select, String size, String order) {}

    /** The rows after {@code from}, at most {@code limit} of them. */
    public <T> Page<T> read(
            Handle handle, Rows rows, Map<String, ?> values, Position from, int limit, RowMapper<T> mapper) {
        String sql =
                """
                select * from (
                    select candidates.*, row_number() over newest_first as place, count(*) over () as found,
                           sum(%2$s + %4$d) over newest_first as bytes
                    from (%1$s order by %3$s limit :limit + 1) candidates
                    window newest_first as (order by %3$s)) placed
                where place <= :limit and (place = 1 or bytes <= :maxBytes)
                order by place
                """
                        .formatted(rows.select(), rows.size(), rows.order(), ROW_OVERHEAD);
        List<Found<T>> page = handle.createQuery(sql)
                .bindMap(values)
                .bind("time", from.time())
                .bind("id", from.id())
                .bind("limit", limit)
                .bind("maxBytes", config.maxBytes())
                .map((row, context) -> new Found<>(mapper.map(row, context), row.getLong("found")))
                .list();
        boolean more = !page.isEmpty() && page.getFirst().found() > page.size();
        return new Page<>(page.stream().map(Found::row).toList(), more);
    }

    private record Found<T>(T row, long found) {}
}
