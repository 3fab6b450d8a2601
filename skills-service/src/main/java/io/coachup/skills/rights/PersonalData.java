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
            ofPeople("skill_level_history", "created_at, id", "session_key"),
            ofPeople("tracked_skills", "display_order, slot"),
            ofPeople("users_goals", "created_at, goal_id"),
            ofPeople("users_profile", "user_id"),
            ofPeople("sessions", "created_at, session_id", "session_key", "continued_by"));

    /** Tables without rows of people, or with rows that erasing leaves on purpose because they name nobody. */
    public static final Set<String> IMPERSONAL = Set.of("skills", "flyway_schema_history");

    private PersonalData() {}

    private static PersonalTable ofSessions(String name, String order, String... internal) {
        return new PersonalTable(name, Tie.SESSION, order, Set.of(internal));
    }

    private static PersonalTable ofPeople(String name, String order, String... internal) {
        return new PersonalTable(name, Tie.PERSON, order, Set.of(internal));
    }
}
