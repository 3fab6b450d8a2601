package io.coachup.skills.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes rows as JSON objects: names of columns as those of fields elsewhere, JSON columns as they are. */
final class RowWriter {

    private static final Pattern WORD = Pattern.compile("_([a-z])");

    private RowWriter() {}

    /** The row that is the current one, but for columns of these names. */
    static void write(JsonGenerator out, ResultSet row, Set<String> without) throws IOException, SQLException {
        ResultSetMetaData columns = row.getMetaData();
        out.writeStartObject();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            String name = columns.getColumnLabel(column);
            if (!without.contains(name)) {
                out.writeFieldName(camelCase(name));
                value(out, row, column, columns);
            }
        }
        out.writeEndObject();
    }

    /** {@code skill_level_history} is {@code skillLevelHistory}. */
    static String camelCase(String name) {
        return WORD.matcher(name).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
    }

    private static void value(JsonGenerator out, ResultSet row, int column, ResultSetMetaData columns)
            throws IOException, SQLException {
        String text = row.getString(column);
        if (text == null) {
            out.writeNull();
            return;
        }
        switch (columns.getColumnType(column)) {
            case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> out.writeNumber(row.getLong(column));
            case Types.REAL, Types.DOUBLE -> out.writeNumber(row.getDouble(column));
            case Types.NUMERIC -> out.writeNumber(row.getBigDecimal(column));
            case Types.BIT, Types.BOOLEAN -> out.writeBoolean(row.getBoolean(column));
            default -> {
                if (columns.getColumnTypeName(column).startsWith("json")) {
                    out.writeRawValue(text);
                } else {
                    out.writeString(text);
                }
            }
        }
    }
}
