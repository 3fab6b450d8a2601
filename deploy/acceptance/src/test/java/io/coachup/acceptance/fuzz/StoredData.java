package io.coachup.acceptance.fuzz;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the database holds of a person, over all tables that there are. */
final class StoredData implements AutoCloseable {

    private final Connection connection;
    private final PreparedStatement rows;
    private final int tables;

    StoredData(String database) throws SQLException {
        connection = DriverManager.getConnection(database);
        List<String> tablesOfPeople = tablesWith("user_id");
        List<String> tablesOfSessions = tablesWith("session_key");
        tablesOfSessions.removeAll(tablesOfPeople);
        List<String> parts = new ArrayList<>();
        tablesOfPeople.forEach(table -> parts.add(part(table, "user_id = ?")));
        tablesOfSessions.forEach(
                table -> parts.add(part(table, "session_key in (select session_key from sessions where user_id = ?)")));
        tables = parts.size();
        rows = connection.prepareStatement(parts.stream().collect(Collectors.joining(" union all ")) + " order by 1");
    }

    private static String part(String table, String condition) {
        return "select '%s', count(*), coalesce(sum(hashtextextended(t::text, 0)), 0)::text from %s t where %s"
                .formatted(table, table, condition);
    }

    private List<String> tablesWith(String column) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select table_name from information_schema.columns where table_schema = 'public' and column_name = ?")) {
            query.setString(1, column);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    names.add(found.getString(1));
                }
            }
        }
        return names;
    }

    /** Count and checksum of the rows that are this person's, one line a table. */
    String of(Person person) throws SQLException {
        for (int i = 1; i <= tables; i++) {
            rows.setString(i, person.id());
        }
        List<String> lines = new ArrayList<>();
        try (ResultSet found = rows.executeQuery()) {
            while (found.next()) {
                lines.add(found.getString(1) + " " + found.getLong(2) + " " + found.getString(3));
            }
        }
        return String.join("\n", lines);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
