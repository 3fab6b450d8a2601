package io.coachup.skills.budgets;

import io.coachup.common.errors.ErrorCode;
import io.coachup.common.headers.Headers;
import io.coachup.common.metrics.RateLimitEvents;
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
    private final RateLimitEvents events;

    public BudgetErrors(CurrentRequest current, RateLimitEvents events) {
        this.current = current;
        this.events = events;
        for (BudgetKind kind : BudgetKind.values()) {
            events.known(kind.word());
        }
    }

    @ServerExceptionMapper
    public Response exhausted(BudgetExhaustedException e) {
        int seconds = e.refused().retryAfterSeconds();
        String limit = e.refused().kind().word();
        events.refused(limit);
        current.logError(CODE.word(), e.getMessage()).logField("limit", limit).logField("retryAfterSec", seconds);
        return Response.status(CODE.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(Headers.RETRY_AFTER, seconds)
                .entity(new BudgetRefusal(e.getMessage(), CODE.word(), current.requestId(), seconds))
                .build();
    }
}
