package io.coachup.skills.ingest;

import io.coachup.common.hashing.LogHash;
import io.coachup.common.json.JsonBodyReader;
import io.coachup.common.json.MessageConfig;
import io.coachup.common.logging.EventLog;
import io.coachup.common.logging.LogEvent;
import io.coachup.common.logging.LogService;
import io.coachup.common.request.CurrentRequest;
import io.coachup.skills.ingest.classifier.MessageClassifier;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import java.util.Locale;

/** {@code POST /api/messages/ingest}. */
@Path("/api/messages/ingest")
@RunOnVirtualThread
public final class IngestResource {

    private final Ingest ingest;
    private final MessageClassifier classifier;
    private final IngestConfig config;
    private final MessageConfig limits;
    private final JsonBodyReader bodies;
    private final CurrentRequest current;
    private final EventLog log;
    private final LogHash hash;

    public IngestResource(
            Ingest ingest,
            MessageClassifier classifier,
            IngestConfig config,
            MessageConfig limits,
            JsonBodyReader bodies,
            CurrentRequest current,
            EventLog log,
            LogHash hash) {
        this.ingest = ingest;
        this.classifier = classifier;
        this.config = config;
        this.limits = limits;
        this.bodies = bodies;
        this.current = current;
        this.log = log;
        this.hash = hash;
    }

    @POST
    public IngestAnswer ingest(InputStream body) {
        IngestMessage message = IngestMessage.of(bodies.read(body), limits.maxBytes(), System.currentTimeMillis());
        current.session(message.sessionId());
        Ingest.Result result = ingest.ingest(message, current);
        if (result.outcome() != null) {
            log.debug(decision(message, result));
            log.info(event("messages_ingest", message)
                    .with("decision", word(result.outcome().decision()))
                    .with("confidence", result.classification().confidence())
                    .with("accepted", result.outcome().accepted())
                    .with("low", result.outcome().low())
                    .with("enqueued", result.answer().enqueued())
                    .with("classifierEnabled", classifier.isEnabled())
                    .with("classifierProvider", classifier.provider())
                    .with("classifierModel", classifier.model()));
        }
        return result.answer();
    }

    private LogEvent decision(IngestMessage message, Ingest.Result result) {
        return event("classifier_decision", message)
                .with("provider", classifier.provider())
                .with("model", classifier.model())
                .with("role", message.role())
                .with("turnCount", result.before().turnCount())
                .with("activeBefore", result.before().active())
                .with("confidence", result.classification().confidence())
                .with("reason", result.classification().reason())
                .with("accepted", result.outcome().accepted())
                .with("low", result.outcome().low())
                .with("decisionPre", word(result.classification().decision()))
                .with("decisionPost", word(result.outcome().decision()))
                .with("heuristic", result.outcome().heuristic())
                .with("guardsEnabled", config.guardsEnabled())
                .with("strictStartGuard", config.strictStartGuard())
                .with("idleMs", config.idleTimeout().toMillis())
                .with("maxTurns", config.maxTurns());
    }

    private LogEvent event(String name, IngestMessage message) {
        return LogEvent.named(LogService.PY, name)
                .with("requestId", current.requestId())
                .with("trackedSkillIdHash", hash.trackedSkill(current.trackedSkillIdHash()))
                .with("sessionId", hash.session(message.sessionId()));
    }

    private static String word(Decision decision) {
        return decision.name().toLowerCase(Locale.ROOT);
    }
}
