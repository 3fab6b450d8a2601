package io.coachup.skills.database;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.request.ErrorMappers;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jdbi.v3.core.JdbiException;

/** A failing database is 502 with {@code Retry-After}, under the error type that the specification names. */
@Singleton
public final class DatabaseErrors {

    private static final Logger LOG = Logger.getLogger(DatabaseErrors.class);
    private static final int RETRY_AFTER_SECONDS = 2;

    private final ErrorMappers mappers;

    public DatabaseErrors(ErrorMappers mappers) {
        this.mappers = mappers;
    }

    @ServerExceptionMapper
    public Response database(JdbiException e) {
        LOG.error("Database call failed", e);
        return mappers.api(
                ApiException.unavailable(ErrorCode.CONVEX_QUERY_FAILED, "Convex query failed", RETRY_AFTER_SECONDS, e));
    }
}
