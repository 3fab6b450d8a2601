package io.coachup.skills.assessments;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.skills.database.Json;
import io.coachup.skills.jobs.AssessmentJobs;
import io.coachup.skills.session.Session;
import io.coachup.skillsapi.assessments.FinalizeRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Stored assessments: one a group, for ever. */
@Singleton
public final class AssessmentStore {

    private final Json json;
    private final AssessmentJobs jobs;

    public AssessmentStore(Json json, AssessmentJobs jobs) {
        this.json = json;
        this.jobs = jobs;
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
                        values (:key, :groupId, :index, :userId, (select id from skills where id = :skillId), :skillHash, :level, :met::jsonb,
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
        Optional<Latest> dead = jobs.newestDead(
                        handle, session, newest.map(Assessment::createdAt).orElse(0L))
                .map(job -> new Latest(job.groupId(), Optional.empty(), job.reason()));
        return dead.or(() -> newest.map(found -> new Latest(found.groupId(), Optional.of(found), null)));
    }
}
