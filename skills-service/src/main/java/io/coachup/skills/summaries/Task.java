package io.coachup.skills.summaries;

import io.coachup.skills.session.Session;
import io.coachup.skills.summaries.SummaryStore.StoredTurn;
import java.util.Comparator;
import java.util.List;

/**
 * A summary that is being made.
 *
 * @param newest the newest summary when it was claimed, or null
 * @param draft what the next is made of
 * @param lastMessageTs when the newest turn was said that it will cover, epoch ms, or null
 * @param throughId newest stored turn that it will cover, 0 for none
 * @param lastReplyId message id of the newest reply, or null
 * @param mayAskModel false when the person's budget of today has no room for a model
 */
record Task(
        Session session,
        Cadence.Claim claim,
        StoredSummary newest,
        Draft draft,
        Long lastMessageTs,
        long throughId,
        String lastReplyId,
        boolean mayAskModel) {

    /** A summary that continues the newest by stored turns. */
    static Task ofStored(
            Session session,
            Cadence.Claim claim,
            StoredSummary newest,
            Draft draft,
            List<StoredTurn> covered,
            boolean mayAskModel) {
        return new Task(
                session,
                claim,
                newest,
                draft,
                covered.stream()
                        .map(StoredTurn::ts)
                        .max(Comparator.naturalOrder())
                        .orElse(lastTs(newest)),
                covered.stream().mapToLong(StoredTurn::id).max().orElse(through(newest)),
                covered.reversed().stream()
                        .filter(turn -> turn.role().equals("assistant"))
                        .map(StoredTurn::messageId)
                        .findFirst()
                        .orElse(null),
                mayAskModel);
    }

    /** A summary by what the client says was said: what is stored stays to be covered. */
    static Task ofClient(Session session, Cadence.Claim claim, StoredSummary newest, Draft draft, boolean mayAskModel) {
        return new Task(session, claim, newest, draft, lastTs(newest), through(newest), null, mayAskModel);
    }

    /** True when it will cover turns that no summary did before. */
    boolean coversStored() {
        return throughId > through(newest);
    }

    private static Long lastTs(StoredSummary newest) {
        return newest == null ? null : newest.lastMessageTs();
    }

    private static long through(StoredSummary newest) {
        return newest == null ? 0 : newest.throughId();
    }
}
