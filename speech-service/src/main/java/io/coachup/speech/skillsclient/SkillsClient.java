package io.coachup.speech.skillsclient;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.identity.ServiceToken;
import io.coachup.common.logging.EventLog;
import io.coachup.common.logging.LogEvent;
import io.coachup.common.logging.LogService;
import io.coachup.common.metrics.Metric;
import io.coachup.common.metrics.Metrics;
import io.coachup.common.request.CurrentRequest;
import io.coachup.skillsapi.budgets.BudgetRefusal;
import io.coachup.skillsapi.budgets.Settlement;
import io.coachup.skillsapi.budgets.SpeechWish;
import io.coachup.skillsapi.speech.HeardTurn;
import io.coachup.skillsapi.speech.SpokenText;
import io.micrometer.core.instrument.Counter;
import io.quarkus.runtime.Startup;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * The conversations that skills-service keeps. Speech works without it: what could not be recorded is counted and
 * logged, and nobody's request fails.
 */
@Startup
@Singleton
public final class SkillsClient {

    private static final int NOT_FOUND = 404;

    private final SkillsRoutes skills;
    private final ServiceToken serviceToken;
    private final EventLog log;
    private final Counter transcriptErrors;
    private final ExecutorService background;

    public SkillsClient(
            @RestClient SkillsRoutes skills,
            ServiceToken serviceToken,
            EventLog log,
            Metrics metrics,
            @VirtualThreads ExecutorService background) {
        this.skills = skills;
        this.serviceToken = serviceToken;
        this.log = log;
        this.transcriptErrors = metrics.counter(Metric.TRANSCRIPT_PERSIST, "error", "user");
        this.background = background;
    }

    /**
     * Stores what the caller said, in the caller's own name.
     *
     * @return the session that the caller is in: the named one or one that continues it
     * @throws ApiException 404 when the session is somebody else's
     */
    public String heard(HeardTurn turn, CurrentRequest request) {
        try {
            String current = skills.heard(request.authorization(), request.requestId(), request.traceParent(), turn)
                    .sessionId();
            return Objects.requireNonNullElse(current, turn.sessionId());
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() == NOT_FOUND) {
                throw ApiException.notFound();
            }
            transcriptLost(request.requestId(), "status " + e.getResponse().getStatus());
        } catch (ProcessingException _) {
            transcriptLost(request.requestId(), "no answer");
        }
        return turn.sessionId();
    }

    /** Adds the cost of what the caller listens to, in the background: the listener does not wait for it. */
    public void spoken(SpokenText spoken, CurrentRequest request) {
        inBackground(
                "synthesis_record_error",
                request,
                (requestId, traceParent) -> skills.spoken(serviceToken.bearer(), requestId, traceParent, spoken));
    }

    /**
     * Takes audio of so many ms from the caller's budget.
     *
     * @return what to settle it under; null when there is no budget. Speech goes on when nobody answers, and is settled under the id
     *     that it was to be reserved under
     * @throws ApiException 429 when the budget is used up, 413 when it never has room for that much
     */
    public String reserve(long audioMs, CurrentRequest request) {
        String id = UUID.randomUUID().toString();
        SpeechWish wish = new SpeechWish(request.caller().userId(), audioMs, id);
        try {
            return skills.reserve(serviceToken.bearer(), request.requestId(), request.traceParent(), wish)
                    .reservation();
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() == ErrorCode.BUDGET_EXHAUSTED.status()) {
                // To services nothing else is refused with this status.
                BudgetRefusal refusal = e.getResponse().readEntity(BudgetRefusal.class);
                throw ApiException.unavailable(
                        ErrorCode.BUDGET_EXHAUSTED, refusal.error(), refusal.retryAfterSeconds(), null);
            }
            if (e.getResponse().getStatus() == ErrorCode.PAYLOAD_TOO_LARGE.status()) {
                throw new ApiException(
                        ErrorCode.PAYLOAD_TOO_LARGE,
                        e.getResponse().readEntity(BudgetRefusal.class).error());
            }
            notRecorded(
                    "speech_budget_unknown",
                    request.requestId(),
                    "status " + e.getResponse().getStatus());
        } catch (ProcessingException _) {
            notRecorded("speech_budget_unknown", request.requestId(), "no answer");
        }
        return id;
    }

    /** Says in the background that a reservation took so many ms; 0 gives it back. What is not said expires. */
    public void settle(String reservation, long audioMs, CurrentRequest request) {
        Settlement settlement = new Settlement(reservation, request.caller().userId(), 0, 0, audioMs);
        inBackground(
                "speech_budget_not_settled",
                request,
                (requestId, traceParent) -> skills.settle(serviceToken.bearer(), requestId, traceParent, settlement));
    }

    private interface Call {
        void make(String requestId, String traceParent);
    }

    /** What fails is logged under {@code event}. */
    private void inBackground(String event, CurrentRequest request, Call call) {
        String requestId = request.requestId();
        String traceParent = request.traceParent();
        background.execute(() -> {
            try {
                call.make(requestId, traceParent);
            } catch (WebApplicationException e) {
                notRecorded(event, requestId, "status " + e.getResponse().getStatus());
            } catch (ProcessingException _) {
                notRecorded(event, requestId, "no answer");
            }
        });
    }

    private void transcriptLost(String requestId, String why) {
        transcriptErrors.increment();
        notRecorded("transcript_persist_error", requestId, why);
    }

    private void notRecorded(String event, String requestId, String why) {
        log.warn(LogEvent.named(LogService.NEXT, event)
                .with("requestId", requestId)
                .error("skills_service", why));
    }
}
