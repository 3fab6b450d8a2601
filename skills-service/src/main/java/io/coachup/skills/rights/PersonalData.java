package io.coachup.skills.rights;

import io.coachup.skills.rights.PersonalTable.Tie;
import java.util.List;
import java.util.Set;

/**
 * All tables with rows of people. Export and erasure know no others, and every column is exported that is not named here
 * as internal. A table that is in neither list fails a test.
 */
public final class PersonalData {

    /** In the order in which rows can be deleted: who refers to others comes before them. */
    public static final List<PersonalTable> TABLES = List.of(
            ofSessions("skill_assessments", "group_id, item_index", "session_key"),
            ofSessions("assessments", "group_id", "session_key"),
            ofSessions("assessment_jobs", "group_id", "session_key", "receipt", "leased_until", "trace_parent"),
            ofSessions("events", "created_at, id", "session_key"),
            ofSessions("ingested_messages", "event_index", "session_key"),
            ofSessions("interactions", "ts, id", "session_key"),
            ofSessions("session_summaries", "version", "session_key"),
            ofSessions("summary_state", "session_key", "session_key", "claim", "claimed_until"),
            ofPeople("idempotency_keys", "expires_at", "claim", "claimed_until", "body_hash"),
            // Else erasing oneself would be a way around the day's budget. They go when the day is over.
            keptFor("budget_reservations", "day", "true"),
            keptFor("budget_days", "day", "day >= (now() at time zone 'utc')::date - 1"),
            ofPeople("skill_level_history", "created_at, id", "session_key"),
            ofPeople("tracked_skills", "display_order, slot"),
            ofPeople("users_goals", "created_at, goal_id"),
            ofPeople("users_profile", "user_id"),
            ofPeople("sessions", "created_at, session_id", "session_key", "continued_by"));

    /**
     * Tables without rows of people, or with rows by which erasing keeps its word: hashes, keys that lead nowhere, and until
     * their audio is gone, people.
     */
    public static final Set<String> IMPERSONAL =
            Set.of("skills", "flyway_schema_history", "erased_people", "erased_sessions", "audio_erasures");

    private PersonalData() {}

    private static PersonalTable ofSessions(String name, String order, String... internal) {
        return new PersonalTable(name, Tie.SESSION, order, null, Set.of(internal));
    }

    private static PersonalTable ofPeople(String name, String order, String... internal) {
        return new PersonalTable(name, Tie.PERSON, order, null, Set.of(internal));
    }

    private static PersonalTable keptFor(String name, String order, String kept) {
        return new PersonalTable(name, Tie.PERSON, order, kept, Set.of());
    }
}
