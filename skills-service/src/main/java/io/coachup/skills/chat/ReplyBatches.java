package io.coachup.skills.chat;

import io.coachup.skills.database.Database;
import io.coachup.skills.events.Events;
import io.coachup.skills.interactions.NewInteraction;
import io.coachup.skills.interactions.SaidTurn;
import io.coachup.skills.interactions.TranscriptPersistence;
import io.coachup.skills.session.Session;
import io.coachup.skills.session.Sessions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Stores what is reported at the same time in one transaction, whatever sessions it belongs to. Whoever comes first stores what
 * has come meanwhile too, so nobody waits for others to come. What can't be stored together is left to be stored alone:
 * when the session is unknown, somebody else's, locked or too young, and everything when the statement failed, because one report of
 * many may be the cause.
 */
@Singleton
final class ReplyBatches {

    private static final Logger LOG = Logger.getLogger(ReplyBatches.class);

    /** Reports of one transaction. */
    private static final int MOST = 64;

    /** How long to wait for those who came before; then it is tried alone. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Database database;
    private final Sessions sessions;
    private final TranscriptPersistence transcripts;
    private final ReentrantLock writing = new ReentrantLock(true);
    private final Set<Report> waiting = new LinkedHashSet<>();

    ReplyBatches(Database database, Sessions sessions, TranscriptPersistence transcripts) {
        this.database = database;
        this.sessions = sessions;
        this.transcripts = transcripts;
    }

    /** What is to be stored, and what became of it. */
    static final class Report {

        private final String sessionId;
        private final String userId;
        private final List<NewInteraction> turns;
        private final Events.Origin origin;
        private volatile Outcome outcome = Outcome.WAITING;

        Report(String sessionId, String userId, List<NewInteraction> turns, Events.Origin origin) {
            this.sessionId = sessionId;
            this.userId = userId;
            this.turns = turns;
            this.origin = origin;
        }
    }

    private enum Outcome {
        WAITING,
        STORED,
        ALONE
    }

    /** True when it is stored for good; false when it has to be stored alone. */
    boolean store(Report report) {
        synchronized (waiting) {
            waiting.add(report);
        }
        try {
            if (writing.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    while (report.outcome == Outcome.WAITING) {
                        storeTogether(next());
                    }
                } finally {
                    writing.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (waiting) {
            waiting.remove(report);
        }
        return report.outcome == Outcome.STORED;
    }

    /**
     * The reports that come first and can be stored by one statement: of one session, no message and no text twice. What
     * comes after one that can't, in the same session, waits with it, so that their order stays.
     */
    private List<Report> next() {
        List<Report> batch = new ArrayList<>();
        Set<Object> taken = new HashSet<>();
        Set<String> held = new HashSet<>();
        synchronized (waiting) {
            for (Report report : waiting) {
                List<Object> names = names(report);
                if (held.contains(report.sessionId) || names.stream().anyMatch(taken::contains)) {
                    held.add(report.sessionId);
                } else {
                    taken.addAll(names);
                    batch.add(report);
                }
                if (batch.size() == MOST) {
                    break;
                }
            }
            batch.forEach(waiting::remove);
        }
        return batch;
    }

    private record Message(String sessionId, String messageId) {}

    private record Text(String sessionId, String role, String text) {}

    private static List<Object> names(Report report) {
        List<Object> names = new ArrayList<>();
        for (NewInteraction turn : report.turns) {
            names.add(new Message(report.sessionId, turn.messageId()));
            names.add(new Text(report.sessionId, turn.role(), turn.text().trim()));
        }
        return names;
    }

    private void storeTogether(List<Report> batch) {
        try {
            List<Report> stored = database.inTransaction("chat.storeReplies", handle -> store(handle, batch));
            stored.forEach(report -> report.outcome = Outcome.STORED);
        } catch (JdbiException e) {
            LOG.debug("Reports are stored one by one", e);
        } finally {
            batch.stream()
                    .filter(report -> report.outcome == Outcome.WAITING)
                    .forEach(report -> report.outcome = Outcome.ALONE);
        }
    }

    private List<Report> store(Handle handle, List<Report> batch) {
        Set<String> named = batch.stream().map(report -> report.sessionId).collect(Collectors.toSet());
        Map<String, Session> locked = sessions.lockFree(handle, named).stream()
                .collect(Collectors.toMap(Session::sessionId, Function.identity()));
        List<Report> possible = batch.stream()
                .filter(report -> locked.containsKey(report.sessionId) && belongs(report, locked.get(report.sessionId)))
                .toList();
        List<SaidTurn> turns = possible.stream()
                .flatMap(report -> report.turns.stream()
                        .map(turn -> new SaidTurn(locked.get(report.sessionId), turn, report.origin)))
                .toList();
        transcripts.persist(handle, turns, System.currentTimeMillis());
        return possible;
    }

    /** A session that is younger than what is reported may have been made after its owner was erased: that is looked up alone. */
    private static boolean belongs(Report report, Session session) {
        return session.userId().equals(report.userId)
                && session.createdAt() < report.turns.getFirst().ts();
    }

    /** A session that is younger than what was said may belong to somebody who was erased in between. */
    private static boolean fits(Report report, Session session) {
        return session != null
                && session.userId().equals(report.userId)
                && session.createdAt() < report.turns.getFirst().ts();
    }
}
