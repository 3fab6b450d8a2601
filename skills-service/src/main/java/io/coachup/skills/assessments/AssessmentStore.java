package io.coachup.skills.assessments;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.skills.database.Json;
import io.coachup.skills.session.Session;
import io.coachup.skillsapi.assessments.FinalizeRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Stored assessments: one a group, for ever. */
@Singleton
public final class AssessmentStore {

    private final Json json;

    public AssessmentStore(Json json) {
        this.json = json;
    }

    /** A stored assessment; {@code createdAt} is epoch ms. */
    public record Assessment(String groupId, String rubricVersion, JsonNode summary, long createdAt) {}

    /** The newest group that came to an end, with its assessment or the reason why there is none. */
    public record Latest(String groupId, Optional<Assessment> assessment, String deadReason) {}

    /** Stores the assessment of a group unless there is one; true when it was stored. */
    boolean insert(Handle handle, Session session, String groupId, JsonNode summary, long now) {
        return handle.createUpdate(
                                """
                                insert into assessments
                                    (session_key, group_id, user_id, rubric_version, summary, created_at)
                                values (:key, :groupId, :userId, :rubricVersion, :summary::jsonb, :now)
                                on conflict (session_key, group_id) do nothing
                                """)
                        .bind("key", session.key())
                        .bind("groupId", groupId)
                        .bind("userId", session.userId())
                        .bind("rubricVersion", FinalizeRequest.RUBRIC_VERSION)
                        .bind("summary", json.write(summary))
                        .bind("now", now)
                        .execute()
                > 0;
    }

    void insertItem(Handle handle, Session session, Result result, int index, long now) {
        Result.SkillResult item = result.items().get(index);
        handle.createUpdate(
                        """
                        insert into skill_assessments
                            (session_key, group_id, item_index, user_id, skill_id, skill_hash, level, met_criteria,
                             unmet_criteria, feedback, tracked_skill_id_hash, created_at)
                        values (:key, :groupId, :index, :userId, :skillId, :skillHash, :level, :met::jsonb,
                                :unmet::jsonb, :feedback::jsonb, :trackedSkillIdHash, :now)
                        """)
                .bind("key", session.key())
                .bind("groupId", result.groupId())
                .bind("index", index)
                .bind("userId", session.userId())
                .bind("skillId", item.skillId())
                .bind("skillHash", item.skillHash())
                .bind("level", item.level())
                .bind("met", json.write(item.metCriteria()))
                .bind("unmet", json.write(item.unmetCriteria()))
                .bind("feedback", json.write(item.feedback()))
                .bind("trackedSkillIdHash", result.trackedSkillIdHash())
                .bind("now", now)
                .execute();
    }

    /** The newest stored assessment of a session. */
    Optional<Assessment> newest(Handle handle, Session session) {
        return handle.createQuery(
                        """
                        select group_id, rubric_version, summary, created_at from assessments
                        where session_key = :key order by id desc limit 1
                        """)
                .bind("key", session.key())
                .map((row, context) -> new Assessment(
                        row.getString("group_id"),
                        row.getString("rubric_version"),
                        json.read(row.getString("summary")),
                        row.getLong("created_at")))
                .findOne();
    }

    /** The newest ended group: assessed, or given up after the newest assessment. */
    Optional<Latest> latest(Handle handle, Session session) {
        Optional<Assessment> newest = newest(handle, session);
        Optional<Latest> dead = handle.createQuery(
                        """
                        select group_id, reason from assessment_jobs
                        where session_key = :key and status = 'dead' and finished_at > :since
                        order by seq desc limit 1
                        """)
                .bind("key", session.key())
                .bind("since", newest.map(Assessment::createdAt).orElse(0L))
                .map((row, context) -> new Latest(row.getString("group_id"), Optional.empty(), row.getString("reason")))
                .findOne();
        return dead.or(() -> newest.map(found -> new Latest(found.groupId(), Optional.of(found), null)));
    }

    /** Forgets the text of an assessed span; for sessions that opted out of storing it. */
    void forgetText(Handle handle, Session session, int startIndex, int endIndex) {
        handle.createUpdate(
                        """
                        update ingested_messages set content = ''
                        where session_key = :key and event_index >= :start and event_index < :end
                        """)
                .bind("key", session.key())
                .bind("start", startIndex)
                .bind("end", endIndex)
                .execute();
    }
}
