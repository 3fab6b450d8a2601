package io.coachup.skills.assessments;

import io.coachup.skills.jobs.AssessmentJobs;
import io.coachup.skills.session.Session;
import io.coachup.skills.tracking.TrackedSkills;
import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Collects what scoring a job needs: the span's messages and the owner's tracked skills. */
@Singleton
public final class ScoringInputs {

    private final TrackedSkills trackedSkills;

    public ScoringInputs(TrackedSkills trackedSkills) {
        this.trackedSkills = trackedSkills;
    }

    ScoringInput load(Handle handle, Session session, AssessmentJobs.Job job) {
        boolean finished = job.isDone();
        return new ScoringInput(
                finished ? "done" : "open",
                job.groupId(),
                job.requestId(),
                job.trackedSkillIdHash(),
                job.traceParent(),
                new ScoringInput.Span(job.startIndex(), job.endIndex()),
                finished ? List.of() : messages(handle, job),
                finished ? List.of() : skills(handle, session));
    }

    private static List<ScoringInput.Message> messages(Handle handle, AssessmentJobs.Job job) {
        return handle.createQuery(
                        """
                        select message_id, role, content, ts from ingested_messages
                        where session_key = :key and event_index >= :start and event_index < :end
                        order by event_index
                        """)
                .bind("key", job.sessionKey())
                .bind("start", job.startIndex())
                .bind("end", job.endIndex())
                .map((row, context) -> new ScoringInput.Message(
                        row.getString("message_id"),
                        row.getString("role"),
                        row.getString("content"),
                        row.getLong("ts")))
                .list();
    }

    private List<ScoringInput.SkillToScore> skills(Handle handle, Session session) {
        return trackedSkills.list(handle, session.userId()).stream()
                .map(tracked -> new ScoringInput.SkillToScore(
                        tracked.skillId(),
                        tracked.skill().title(),
                        tracked.skill().category(),
                        tracked.skill().description(),
                        tracked.currentLevel(),
                        tracked.skill().levels()))
                .toList();
    }
}
