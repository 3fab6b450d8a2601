package io.coachup.skills.interactions;

import io.coachup.common.conversation.ConversationRole;
import io.coachup.common.metrics.Metric;
import io.coachup.common.metrics.Metrics;
import io.coachup.skills.events.Events;
import io.coachup.skills.session.Session;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;

/** Keeps the turns that ingest and chat see, unless storing is off or the session has opted out. */
@Singleton
public final class TranscriptPersistence {

    private final TranscriptsConfig config;
    private final Interactions interactions;
    private final Metrics metrics;

    public TranscriptPersistence(TranscriptsConfig config, Interactions interactions, Metrics metrics) {
        this.config = config;
        this.interactions = interactions;
        this.metrics = metrics;
        for (ConversationRole role : List.of(ConversationRole.USER, ConversationRole.ASSISTANT)) {
            for (Outcome outcome : Outcome.values()) {
                metrics.counter(Metric.TRANSCRIPT_PERSIST, outcome.word(), role.wireName());
            }
        }
    }

    private enum Outcome {
        SUCCESS,
        DISABLED,
        OPTOUT,
        INVALID_ARGS;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Stores a turn within the caller's transaction, under the lock of the session's row. */
    public void persist(Handle handle, Session session, NewInteraction turn, Events.Origin origin, long now) {
        persist(handle, List.of(new SaidTurn(session, turn, origin)), now);
    }

    /**
     * Stores turns of sessions whose rows are locked. Of one session no two have the same message id, nor the same
     * speaker and text. What becomes of them is counted when the transaction has been committed.
     */
    public void persist(Handle handle, List<SaidTurn> turns, long now) {
        List<SaidTurn> kept = turns.stream()
                .filter(said -> outcome(said.session(), said.turn()) == Outcome.SUCCESS)
                .toList();
        if (!kept.isEmpty()) {
            long begun = System.nanoTime();
            interactions.append(handle, kept, now);
            long took = System.nanoTime() - begun;
            Timer seconds = metrics.timer(Metric.TRANSCRIPT_PERSIST_SECONDS);
            handle.afterCommit(() -> kept.forEach(_ -> seconds.record(took, TimeUnit.NANOSECONDS)));
        }
        handle.afterCommit(() -> turns.forEach(this::count));
    }

    private void count(SaidTurn said) {
        String outcome = outcome(said.session(), said.turn()).word();
        metrics.counter(Metric.TRANSCRIPT_PERSIST, outcome, said.turn().role()).increment();
    }

    private Outcome outcome(Session session, NewInteraction turn) {
        if (!config.persist()) {
            return Outcome.DISABLED;
        }
        if (session.transcriptsPersistOptOut()) {
            return Outcome.OPTOUT;
        }
        return turn.hasText() ? Outcome.SUCCESS : Outcome.INVALID_ARGS;
    }
}
