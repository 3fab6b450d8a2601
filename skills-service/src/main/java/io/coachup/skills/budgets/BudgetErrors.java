package io.coachup.skills.budgets;

import io.coachup.common.errors.ErrorCode;
import io.coachup.common.headers.Headers;
import io.coachup.common.request.CurrentRequest;
import io.coachup.skillsapi.budgets.BudgetRefusal;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** A used-up budget is 429, with {@code Retry-After} also in the body, where all of our services can read it. */
@Singleton
public final class BudgetErrors {

    private static final ErrorCode CODE = ErrorCode.BUDGET_EXHAUSTED;

    private final CurrentRequest current;

    public BudgetErrors(CurrentRequest current) {
        this.current = current;
    }

    @ServerExceptionMapper
    public Response exhausted(BudgetExhaustedException e) {
        int seconds = e.refused().retryAfterSeconds();
        current.logError(CODE.word(), e.getMessage());
        return Response.status(CODE.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(Headers.RETRY_AFTER, seconds)
                .entity(new BudgetRefusal(e.getMessage(), CODE.word(), current.requestId(), seconds))
                .build();
    }
}
