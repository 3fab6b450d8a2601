package io.coachup.skills.summaries;

import io.coachup.common.errors.ApiException;
import io.coachup.skills.budgets.Budgets;
import io.coachup.skills.database.Database;
import io.coachup.skills.session.Session;
import io.coachup.skills.session.Sessions;
import io.coachup.skills.summaries.SummaryStore.StoredTurn;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Claims a summary and gathers what it is made of, in one transaction. */
@Singleton
final class SummaryTasks {

    /** Room of a summary that is made by itself, before the configured minimum. */
    private static final int TOKEN_BUDGET = 600;

    /** When nothing is new: so many turns are told again. */
    private static final int AGAIN_WHEN_DUE = 4;

    private static final int AGAIN_WHEN_ASKED = 8;
    private static final int NEW_WHEN_ASKED = 40;

    private final Database database;
    private final Sessions sessions;
    private final SummaryStore store;
    private final Cadence cadence;
    private final Budgets budgets;
    private final SummaryConfig config;
    private final SummaryJournal journal;

    SummaryTasks(
            Database database,
            Sessions sessions,
            SummaryStore store,
            Cadence cadence,
            Budgets budgets,
            SummaryConfig config,
            SummaryJournal journal) {
        this.database = database;
        this.sessions = sessions;
        this.store = store;
        this.cadence = cadence;
        this.budgets = budgets;
        this.config = config;
        this.journal = journal;
    }

    /** What was due for longest; empty when nothing is. No session is locked: whoever writes is not waited for. */
    Optional<Task> takeDue(long now) {
        return database.inTransaction(
                "summaries.takeDue", handle -> cadence.takeDue(handle, now).flatMap(claim -> due(handle, claim, now)));
    }

    /** Tells operators how many are due. */
    void count(long now) {
        int due = database.<Integer>inTransaction("summaries.count", handle -> cadence.due(handle, now));
        journal.queued(due);
    }

    private Optional<Task> due(Handle handle, Cadence.Claim claim, long now) {
        Optional<Session> session =
                sessions.findForService(handle, claim.sessionKey()).filter(found -> !found.transcriptsPersistOptOut());
        List<StoredTurn> turns = session.isEmpty()
                ? List.of()
                : store.newestTurns(handle, claim.sessionKey(), config.transcriptMaxBytes());
        if (turns.isEmpty()) {
            cadence.release(handle, claim);
            return Optional.empty();
        }
        journal.taken(claim, now);
        StoredSummary newest = store.newest(handle, claim.sessionKey()).orElse(null);
        List<StoredTurn> fresh = fresh(turns, newest);
        List<StoredTurn> told = fresh.isEmpty() ? last(AGAIN_WHEN_DUE, turns) : fresh;
        String previous = newest == null ? null : newest.text();
        return Optional.of(Task.ofStored(
                session.get(),
                claim,
                newest,
                draft(previous, told, TOKEN_BUDGET),
                told,
                budgets.allowModel(handle, session.get().userId(), now)));
    }

    /**
     * What somebody asks for.
     *
     * @param since when they began to ask, epoch ms
     * @return empty while somebody else makes it
     * @throws ApiException 404 when the session is another person's, or they were erased since they began to ask
     */
    Optional<Task> take(SummaryRequest asked, String userId, long since, long now) {
        return database.inTransaction("summaries.take", handle -> {
            Session session = sessions.claimForService(handle, asked.sessionId(), userId, since, now)
                    .orElseThrow(ApiException::notFound);
            return cadence.take(handle, session, now).map(claim -> asked(handle, session, claim, asked, now));
        });
    }

    /** Of a session whose texts are not stored nothing is told: its summary would not be stored either. */
    private Task asked(Handle handle, Session session, Cadence.Claim claim, SummaryRequest asked, long now) {
        boolean mayAskModel = budgets.allowModel(handle, session.userId(), now);
        StoredSummary newest = store.newest(handle, session.key()).orElse(null);
        if (session.transcriptsPersistOptOut()) {
            return Task.ofClient(session, claim, newest, new Draft(null, List.of(), room(0)), false);
        }
        String previous = asked.previous() != null ? asked.previous() : newest == null ? null : newest.text();
        List<Draft.Turn> said = asked.newest(config.transcriptMaxBytes());
        boolean needsStored = config.preferStored() || said.isEmpty();
        List<StoredTurn> turns =
                needsStored ? store.newestTurns(handle, session.key(), config.transcriptMaxBytes()) : List.of();
        List<StoredTurn> fresh = last(NEW_WHEN_ASKED, fresh(turns, newest));
        if (fresh.isEmpty() && !said.isEmpty()) {
            Draft draft = new Draft(previous, said, room(asked.tokenBudget()));
            return Task.ofClient(session, claim, newest, draft, mayAskModel);
        }
        List<StoredTurn> told = fresh.isEmpty() ? last(AGAIN_WHEN_ASKED, turns) : fresh;
        return Task.ofStored(session, claim, newest, draft(previous, told, asked.tokenBudget()), told, mayAskModel);
    }

    private static List<StoredTurn> fresh(List<StoredTurn> turns, StoredSummary newest) {
        return newest == null
                ? turns
                : turns.stream().filter(turn -> turn.id() > newest.throughId()).toList();
    }

    private static List<StoredTurn> last(int count, List<StoredTurn> turns) {
        return turns.subList(Math.max(0, turns.size() - count), turns.size());
    }

    private Draft draft(String previous, List<StoredTurn> told, int budget) {
        return new Draft(previous, told.stream().map(StoredTurn::said).toList(), room(budget));
    }

    private int room(int budget) {
        return Math.max(budget, config.tokenBudgetMin());
    }
}
