package io.coachup.skills.ingest;

import io.coachup.common.errors.ApiException;
import io.coachup.common.json.Texts;
import io.coachup.common.request.CurrentRequest;
import io.coachup.common.tracing.CallIds;
import io.coachup.skills.budgets.Budgets;
import io.coachup.skills.database.Database;
import io.coachup.skills.events.Events;
import io.coachup.skills.ingest.classifier.MessageClassifier;
import io.coachup.skills.ingest.classifier.Remark;
import io.coachup.skills.interactions.TranscriptPersistence;
import io.coachup.skills.jobs.AssessmentJobs;
import io.coachup.skills.jobs.NewJob;
import io.coachup.skills.session.Session;
import io.coachup.skills.session.Sessions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Takes in one message: read its cues, ask the model if there is one, and then deduplicate, decide, append, step the state
 * machine and, when a group ends, write its job, all in one transaction under the session's lock, so what was acknowledged
 * is neither lost nor counted twice.
 */
@Singleton
public final class Ingest {

    /** More than a model is told of what was said before. */
    private static final int CONTEXT_MAX_BYTES = 65_536;

    private final Database database;
    private final Sessions sessions;
    private final IngestStore store;
    private final MessageClassifier classifier;
    private final Budgets budgets;
    private final BoundaryDecider decider;
    private final AssessmentJobs jobs;
    private final TranscriptPersistence transcripts;

    public Ingest(
            Database database,
            Sessions sessions,
            IngestStore store,
            MessageClassifier classifier,
            Budgets budgets,
            BoundaryDecider decider,
            AssessmentJobs jobs,
            TranscriptPersistence transcripts) {
        this.database = database;
        this.sessions = sessions;
        this.store = store;
        this.classifier = classifier;
        this.budgets = budgets;
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

    /**
     * Ingests {@code message} for the caller of {@code request}.
     *
     * @throws ApiException 404 when the session is another person's, or the caller was erased while the model was asked
     */
    public Result ingest(IngestMessage message, CurrentRequest request) {
        Cues cues = Cues.of(message.content());
        long since = System.currentTimeMillis();
        Classification opinion = opinion(message, request);
        return database.inTransaction("messages.ingest", handle -> {
            long now = System.currentTimeMillis();
            String userId = request.caller().userId();
            // Of somebody who was erased while the model was asked nothing is stored.
            Session session = opinion == null
                    ? sessions.claim(handle, message.sessionId(), userId, now)
                    : sessions.claimForService(handle, message.sessionId(), userId, since, now)
                            .orElseThrow(ApiException::notFound);
            Optional<IngestAnswer> first = store.firstAnswer(handle, session, message.messageId());
            return first.isPresent()
                    ? new Result(first.get().repeated(), null, null, null)
                    : append(handle, session, message, cues, opinion, request, now);
        });
    }

    /**
     * A model's, which is asked before anything is locked; null for the rules', which decide where the person's budget has no
     * room for a model, and for what was answered before.
     */
    private Classification opinion(IngestMessage message, CurrentRequest request) {
        if (!classifier.asksModel() || Texts.isBlank(message.content())) {
            return null;
        }
        Optional<Remark> remark = database.inTransaction(
                "messages.remark",
                handle -> remark(handle, message, request.caller().userId()));
        return remark.map(asked -> classifier.ask(asked, new CallIds(request.requestId(), request.traceParent())))
                .orElse(null);
    }

    private Optional<Remark> remark(Handle handle, IngestMessage message, String userId) {
        if (!budgets.allowModel(handle, userId, System.currentTimeMillis())) {
            return Optional.empty();
        }
        Optional<Session> session = sessions.find(handle, message.sessionId(), userId);
        if (session.isEmpty()) {
            return Optional.of(new Remark(message.role(), message.content(), 0, false, List.of()));
        }
        if (store.firstAnswer(handle, session.get(), message.messageId()).isPresent()) {
            return Optional.empty();
        }
        GroupState state = store.state(handle, session.get());
        List<Remark.Said> before = store
                .newest(
                        handle,
                        session.get().key(),
                        0,
                        state.nextEventIndex(),
                        classifier.contextLimit(),
                        CONTEXT_MAX_BYTES)
                .stream()
                .map(said -> new Remark.Said(said.role(), said.content()))
                .toList();
        return Optional.of(new Remark(message.role(), message.content(), state.turnCount(), state.active(), before));
    }

    private Classification byRules(boolean assistant, Cues cues, boolean active) {
        return classifier.isEnabled()
                ? RuleClassifier.asMock(assistant, cues, active)
                : RuleClassifier.classify(assistant, cues, active);
    }

    private Result append(
            Handle handle,
            Session session,
            IngestMessage message,
            Cues cues,
            Classification opinion,
            CurrentRequest request,
            long now) {
        GroupState before = store.state(handle, session);
        Classification classification =
                opinion == null ? byRules(message.isAssistant(), cues, before.active()) : opinion;
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
