package io.coachup.skills.plans;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * Every table of the service once more, with its indexes and many rows, in a schema of its own: what a statement would do
 * to a service that has been in use for long. A table that is added later is in it.
 */
final class LargeCopy implements AutoCloseable {

    /** Of each table; a person and a session have a hundred in each. */
    static final int ROWS = 20_000;

    /** Tables that never grow: the catalogue, and the list of migrations. */
    private static final Set<String> SMALL = Set.of("skills", "flyway_schema_history");

    private static final Pattern WORD = Pattern.compile("'[^']*'");

    private final ObjectMapper mapper = new ObjectMapper();
    private final Jdbi jdbi;

    /** Indexes of a few rows of a table; reading one whole is what they are for. */
    private final Set<String> partial;

    LargeCopy(Jdbi jdbi) {
        this.jdbi = jdbi;
        jdbi.useTransaction(handle -> {
            handle.execute("set local statement_timeout = 0");
            handle.execute("drop schema if exists large cascade");
            handle.execute("create schema large");
            tables(handle).forEach(table -> fill(handle, table));
        });
        jdbi.useHandle(handle -> tables(handle).forEach(table -> handle.execute("analyze large." + table)));
        partial = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select relname from pg_index join pg_class on pg_class.oid = indexrelid
                        where indpred is not null and relnamespace = 'large'::regnamespace
                        """)
                .mapTo(String.class)
                .set());
    }

    private static List<String> tables(Handle handle) {
        return handle.createQuery("select tablename from pg_tables where schemaname = 'public' order by tablename")
                .mapTo(String.class)
                .filter(table -> !SMALL.contains(table))
                .list();
    }

    /** {@code words} are those that a constraint allows, if one does. */
    private record Column(String name, String type, boolean isUnique, List<String> words) {

        /** Its value in row {@code n}. */
        String value() {
            String number = (name.equals("session_key") || name.equals("user_id")) && !isUnique ? "n / 100" : "n";
            if (!words.isEmpty()) {
                return "(array[%s])[1 + n %% %d]".formatted(String.join(", ", words), words.size());
            }
            return switch (type) {
                case "uuid" -> "md5((%s)::text)::uuid".formatted(number);
                case "text" -> "'%s-' || %s".formatted(name, number);
                case "bigint", "integer", "numeric", "double precision" -> number;
                case "smallint" -> "n % 30000";
                case "boolean" -> "n % 2 = 0";
                case "jsonb" -> "'{}'";
                case "bytea" -> "'\\x00'";
                case "date" -> "date '2026-01-01' + n % 300";
                case "timestamp with time zone" -> "timestamptz '2026-01-01' + n * interval '1 second'";
                default -> throw new IllegalStateException("Say what a large copy has in columns of type " + type);
            };
        }
    }

    private static void fill(Handle handle, String table) {
        handle.execute("create unlogged table large.%1$s (like public.%1$s including defaults including indexes)"
                .formatted(table));
        List<Column> columns = handle.createQuery(
                        """
                        select column_name, data_type, exists (
                            select from pg_index i join pg_attribute a on a.attrelid = indrelid and a.attnum = indkey[0]
                            where indrelid = ('public.' || :table)::regclass and indisunique and indnkeyatts = 1
                              and attname = column_name) as is_unique, (
                            select pg_get_constraintdef(c.oid) from pg_constraint c
                            where conrelid = ('public.' || :table)::regclass and contype = 'c'
                              and pg_get_constraintdef(c.oid) ~ ('^CHECK [(]+' || column_name || ' = ANY ')
                            limit 1) as allowed
                        from information_schema.columns
                        where table_schema = 'public' and table_name = :table and is_generated = 'NEVER'
                        """)
                .bind("table", table)
                .map((row, _) ->
                        new Column(row.getString(1), row.getString(2), row.getBoolean(3), words(row.getString(4))))
                .list();
        int made = handle.execute(
                "insert into large.%s (%s) select %s from generate_series(1, %d) n on conflict do nothing"
                        .formatted(
                                table,
                                columns.stream().map(Column::name).collect(Collectors.joining(", ")),
                                columns.stream().map(Column::value).collect(Collectors.joining(", ")),
                                ROWS));
        if (made < ROWS) {
            throw new IllegalStateException("Only " + made + " rows fit into the copy of " + table);
        }
    }

    private static List<String> words(String constraint) {
        return constraint == null
                ? List.of()
                : WORD.matcher(constraint)
                        .results()
                        .map(MatchResult::group)
                        .distinct()
                        .toList();
    }

    /** What of this statement would read a large table, or an index of it, from one end to the other. */
    List<String> scans(Recorded statement) {
        return jdbi.inTransaction(handle -> {
            handle.execute("set local search_path to large, public");
            Query query = handle.createQuery("explain (format json) " + statement.sql());
            statement.values().forEach(query::bind);
            List<String> found = new ArrayList<>();
            collect(read(query.mapTo(String.class).one()).path(0).path("Plan"), false, found);
            return found;
        });
    }

    private void collect(JsonNode node, boolean limited, List<String> found) {
        String type = node.path("Node Type").asText();
        String table = node.path("Relation Name").asText();
        String index = node.path("Index Name").asText();
        boolean isWholeTable = type.equals("Seq Scan");
        boolean isWholeIndex = !index.isEmpty() && !node.has("Index Cond") && !limited && !partial.contains(index);
        if ((isWholeTable || isWholeIndex) && !SMALL.contains(table)) {
            found.add(type + " of " + (table.isEmpty() ? index : table));
        }
        for (JsonNode below : node.path("Plans")) {
            collect(below, limited || type.equals("Limit"), found);
        }
    }

    private JsonNode read(String json) {
        try {
            return mapper.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        jdbi.useHandle(handle -> handle.execute("drop schema large cascade"));
    }
}
