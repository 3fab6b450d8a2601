package io.coachup.skills.summaries;

import io.coachup.common.tracing.CallIds;
import io.coachup.skills.database.Database;
import io.coachup.skills.model.ModelException;
import io.coachup.skills.session.Session;
import io.coachup.skills.session.Sessions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Makes a summary that somebody has claimed: it is written without a transaction, and stored unless the claim was lost. */
@Singleton
final class SummaryMaker {

    /** Writes for those whose budget has no room for a model. */
    private static final SummaryWriter WITHOUT_MODEL = new LocalComposer("local", null);

    private final Database database;
    private final Sessions sessions;
    private final SummaryStore store;
    private final Cadence cadence;
    private final CadenceEvents events;
    private final SummaryJournal journal;
    private final Supplier<SummaryWriter> writers;

    @Inject
    SummaryMaker(
            Database database,
            Sessions sessions,
            SummaryStore store,
            Cadence cadence,
            CadenceEvents events,
            SummaryJournal journal,
            Writers writers) {
        this(database, sessions, store, cadence, events, journal, writers::writer);
    }

    SummaryMaker(
            Database database,
            Sessions sessions,
            SummaryStore store,
            Cadence cadence,
            CadenceEvents events,
            SummaryJournal journal,
            Supplier<SummaryWriter> writers) {
        this.database = database;
        this.sessions = sessions;
        this.store = store;
        this.cadence = cadence;
        this.events = events;
        this.journal = journal;
        this.writers = writers;
    }

    /** True while there is no use in claiming a summary. */
    boolean isPaused() {
        return writers.get().isPaused();
    }

    /**
     * The session's newest summary when the claim is over; empty when there is none because nobody had anything to say.
     *
     * @throws ModelException when it could not be written; it is tried again later if it was due
     */
    Optional<StoredSummary> make(Task task, CallIds ids) {
        SummaryWriter writer = task.mayAskModel() ? writers.get() : WITHOUT_MODEL;
        String text = write(task, writer, ids);
        return database.inTransaction("summaries.store", handle -> store(handle, task, writer, text, ids));
    }

    private String write(Task task, SummaryWriter writer, CallIds ids) {
        journal.begins(task, ids.requestId());
        long started = System.nanoTime();
        boolean ended = false;
        try {
            String text = task.draft().turns().isEmpty() ? "" : writer.write(task.draft(), ids);
            journal.written(task, writer, text.length(), since(started), ids.requestId());
            ended = true;
            return text;
        } catch (ModelException e) {
            journal.failed(task, e, since(started), ids.requestId());
            throw e;
        } finally {
            if (!ended) {
                database.inTransaction("summaries.failed", handle -> giveUp(handle, task.claim()));
            }
        }
    }

    private static Duration since(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private boolean giveUp(Handle handle, Cadence.Claim claim) {
        return claim.isAsked()
                ? cadence.release(handle, claim)
                : cadence.failed(handle, claim, System.currentTimeMillis());
    }

    /** Under the lock of the session's row, which everybody takes first who writes anything of a session. */
    private Optional<StoredSummary> store(Handle handle, Task task, SummaryWriter writer, String text, CallIds ids) {
        long now = System.currentTimeMillis();
        Optional<Session> session =
                sessions.lockForService(handle, task.session().key());
        if (session.isEmpty()) {
            return Optional.empty();
        }
        boolean unwanted = session.get().transcriptsPersistOptOut();
        NewVersion made = unwanted ? NewVersion.NONE : NewVersion.of(task, text, now);
        boolean held =
                made.countsTurns() ? cadence.done(handle, task.claim(), now) : cadence.release(handle, task.claim());
        if (!held) {
            return store.newest(handle, task.session().key());
        }
        if (made.summary() != null) {
            store.append(
                    handle,
                    task.session().key(),
                    made.summary(),
                    new SummaryStore.Origin(
                            writer.provider(), writer.model(), task.draft().tokenBudget()));
        }
        if (!task.claim().isAsked() && !unwanted) {
            events.append(handle, task, made, ids.requestId(), now);
        }
        return Optional.ofNullable(made.summary());
    }
}
