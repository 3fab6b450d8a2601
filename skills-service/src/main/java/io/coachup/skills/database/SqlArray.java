package io.coachup.skills.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * An array as a parameter of a statement.
 *
 * @param type of its elements in PostgreSQL, such as {@code text}
 * @param elements which may be null each
 */
public record SqlArray(String type, Object[] elements) implements Argument {

    @Override
    public void apply(int position, PreparedStatement statement, StatementContext context) throws SQLException {
        statement.setArray(position, statement.getConnection().createArrayOf(type, elements));
    }
}
