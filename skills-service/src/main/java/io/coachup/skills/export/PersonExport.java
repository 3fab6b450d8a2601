package io.coachup.skills.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.skills.database.Database;
import io.coachup.skills.rights.PersonalData;
import io.coachup.skills.rights.PersonalTable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.UnableToProduceResultException;

/**
 * Writes all rows of a person as one JSON document, as they were at one moment. Rows come from a cursor and go out as the
 * reader takes them, so that memory is bounded whatever there is. {@code complete} is the last field.
 */
@Singleton
final class PersonExport {

    /** Rows under way; a recording's transcript is up to 1 MiB. */
    private static final int FETCHED = 20;

    private final Database database;
    private final ExportConfig config;
    private final ObjectMapper mapper;

    PersonExport(Database database, ExportConfig config, ObjectMapper mapper) {
        this.database = database;
        this.config = config;
        this.mapper = mapper;
    }

    /**
     * Writes the document and closes nothing.
     *
     * @return how many rows there are
     * @throws UncheckedIOException when the reader is gone
     * @throws org.jdbi.v3.core.JdbiException when the database fails
     */
    long write(String userId, OutputStream reader) {
        return database.inTransaction("users.export", handle -> {
            handle.execute("set transaction isolation level repeatable read, read only");
            // A reader may be slower than this service's own work ever is.
            handle.execute("set local idle_in_transaction_session_timeout = "
                    + config.timeLimit().toMillis());
            try (JsonGenerator out = mapper.createGenerator(reader)) {
                out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
                out.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
                return document(handle, userId, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static long document(Handle handle, String userId, JsonGenerator out) throws IOException {
        long rows = 0;
        out.writeStartObject();
        out.writeStringField("userId", userId);
        out.writeNumberField("exportedAt", System.currentTimeMillis());
        for (PersonalTable table : PersonalData.TABLES.reversed()) {
            out.writeArrayFieldStart(RowWriter.camelCase(table.name()));
            rows += rows(handle, table, userId, out);
            out.writeEndArray();
        }
        out.writeBooleanField("complete", true);
        out.writeEndObject();
        out.flush();
        return rows;
    }

    private static long rows(Handle handle, PersonalTable table, String userId, JsonGenerator out) {
        return handle.createQuery(table.select())
                .bind("userId", userId)
                .setFetchSize(FETCHED)
                .scanResultSet((results, context) -> {
                    try (context) {
                        long rows = 0;
                        ResultSet row = results.get();
                        while (row.next()) {
                            RowWriter.write(out, row, table.internal());
                            rows++;
                        }
                        return rows;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    } catch (SQLException e) {
                        throw new UnableToProduceResultException(e, context);
                    }
                });
    }
}
