package io.coachup.skills.retention;

import java.time.Duration;
import java.util.List;

/**
 * What becomes of the old rows of a table.
 *
 * @param table its name
 * @param change empty when the rows are deleted, else what is set in them
 * @param old which rows are old: older than {@code :limit}, epoch ms
 * @param age how old rows may be; null for the age of texts, which operators set
 */
record RetentionRule(String table, String change, String old, Duration age) {

    /** All of them. */
    static final List<RetentionRule> ALL = List.of(
            texts("interactions", "", "created_at < :limit"),
            texts("ingested_messages", "", "created_at < :limit"),
            texts("events", "", "created_at < :limit"),
            texts("session_summaries", "", "created_at < :limit"),
            // Their rows stay: they make finalizing happen once, and levels are made of them.
            texts("assessments", "summary = '{}'", "created_at < :limit and summary <> '{}'::jsonb"),
            texts(
                    "skill_assessments",
                    "met_criteria = '[]', unmet_criteria = '[]', feedback = '[]'",
                    """
                    created_at < :limit and (met_criteria <> '[]'::jsonb or unmet_criteria <> '[]'::jsonb
                                             or feedback <> '[]'::jsonb)
                    """),
            helper("idempotency_keys", "expires_at < :limit", Duration.ZERO),
            // A call may be settled on the day after its own.
            helper("budget_days", "day < (to_timestamp(:limit / 1000.0) at time zone 'utc')::date", Duration.ofDays(2)),
            // Longer than a chat stream lasts.
            helper("erased_people", "erased_at < :limit", Duration.ofDays(1)),
            // Longer than a message stays in any queue.
            helper("erased_sessions", "erased_at < :limit", Duration.ofDays(30)));

    private static RetentionRule texts(String table, String change, String old) {
        return new RetentionRule(table, change, old, null);
    }

    private static RetentionRule helper(String table, String old, Duration age) {
        return new RetentionRule(table, "", old, age);
    }

    /** Works on some old rows, {@code :some} at most, that nobody else has locked. */
    String sql() {
        String what = change.isEmpty() ? "delete from " + table : "update " + table + " set " + change;
        return what
                + " where ctid = any (array(select ctid from %s where %s limit :some for update skip locked))"
                        .formatted(table, old);
    }
}
