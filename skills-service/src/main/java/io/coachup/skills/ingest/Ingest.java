package io.coachup.skills.ingest;

import io.coachup.common.request.CurrentRequest;
import io.coachup.skills.database.Database;
import io.coachup.skills.events.Events;
import io.coachup.skills.interactions.TranscriptPersistence;
import io.coachup.skills.jobs.AssessmentJobs;
import io.coachup.skills.jobs.NewJob;
import io.coachup.skills.session.Session;
import io.coachup.skills.session.Sessions;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Takes in one message: read its cues, and then deduplicate, decide, append, step the state machine and, when a group ends, write its job, all
 * in one transaction under the session's lock, so what was acknowledged is neither lost nor counted twice.
 */
@Singleton
public final class Ingest {

    private final Database database;
    private final Sessions sessions;
    private final IngestStore store;
    private final BoundaryDecider decider;
    private final AssessmentJobs jobs;
    private final TranscriptPersistence transcripts;

    public Ingest(
            Database database,
            Sessions sessions,
            IngestStore store,
            BoundaryDecider decider,
            AssessmentJobs jobs,
            TranscriptPersistence transcripts) {
        this.database = database;
        this.sessions = sessions;
        this.store = store;
        this.decider = decider;
        this.jobs = jobs;
        this.transcripts = transcripts;
    }

    /**
     * What was done with a message.
     *
     * @param before state before it; with {@code classification} and {@code outcome} null for a repeated message
     */
    public record Result(
            IngestAnswer answer, GroupState before, Classification classification, BoundaryDecider.Outcome outcome) {}

    /** Ingests {@code message} for the caller of {@code request}. */
    public Result ingest(IngestMessage message, CurrentRequest request) {
        Cues cues = Cues.of(message.content());
        return database.inTransaction("messages.ingest", handle -> {
            long now = System.currentTimeMillis();
            Session session =
                    sessions.claim(handle, message.sessionId(), request.caller().userId(), now);
            Optional<IngestAnswer> first = store.firstAnswer(handle, session, message.messageId());
            return first.isPresent()
                    ? new Result(first.get().repeated(), null, null, null)
                    : append(handle, session, message, cues, request, now);
        });
    }

    private Result append(
            Handle handle, Session session, IngestMessage message, Cues cues, CurrentRequest request, long now) {
        GroupState before = store.state(handle, session);
        Classification classification = RuleClassifier.classify(message.isAssistant(), cues, before.active());
        BoundaryDecider.Outcome outcome = decider.decide(classification, message, cues, before);
        GroupState.Step step = before.apply(outcome.decision(), message.ts());
        IngestAnswer answer = IngestAnswer.of(step.state(), step.ended() != null);
        store.append(handle, session, before.nextEventIndex(), message, answer, now);
        store.save(handle, session, step.state());
        if (step.ended() != null) {
            GroupState.Span span = step.ended();
            jobs.add(handle, session, NewJob.of(span.groupId(), span.startIndex(), span.endIndex(), request), now);
        }
        String group = step.ended() != null ? step.ended().groupId() : openGroup(step.state());
        Events.Origin origin = new Events.Origin(request.requestId(), request.trackedSkillIdHash(), group);
        transcripts.persist(handle, session, message.asTurn(group), origin, now);
        return new Result(answer, before, classification, outcome);
    }

    private static String openGroup(GroupState state) {
        return state.active() ? state.groupId() : null;
    }
}
