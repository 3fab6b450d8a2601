package io.coachup.skills.assessments;

import io.coachup.skills.catalogue.SkillLevel;
import io.coachup.skills.jobs.AssessmentJobs;
import io.coachup.skills.jobs.JobsConfig;
import io.coachup.skills.session.Session;
import io.coachup.skills.tracking.TrackedSkills;
import io.coachup.skillsapi.assessments.ScoringInput;
import io.coachup.skillsapi.assessments.SliceIndexes;
import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Collects what scoring a job needs: the span's messages and the owner's tracked skills. */
@Singleton
public final class ScoringInputs {

    private final TrackedSkills trackedSkills;
    private final JobsConfig limits;

    public ScoringInputs(TrackedSkills trackedSkills, JobsConfig limits) {
        this.trackedSkills = trackedSkills;
        this.limits = limits;
    }

    ScoringInput load(Handle handle, Session session, AssessmentJobs.Job job) {
        boolean open = !job.isDone() && !job.isGivenUp();
        List<ScoringInput.SpanMessage> messages = open ? messages(handle, job) : List.of();
        return new ScoringInput(
                open ? ScoringInput.OPEN : job.isDone() ? ScoringInput.DONE : ScoringInput.DEAD,
                job.groupId(),
                job.requestId(),
                job.trackedSkillIdHash(),
                job.traceParent(),
                new SliceIndexes(job.startIndex(), job.endIndex()),
                messages,
                open ? job.endIndex() - job.startIndex() - messages.size() : 0,
                open ? skills(handle, session) : List.of());
    }

    /** The newest messages that fit, at least one; the database hands out no others. */
    private List<ScoringInput.SpanMessage> messages(Handle handle, AssessmentJobs.Job job) {
        return handle.createQuery(
                        """
                        select message_id, role, content, ts from (
                            select newest.*, row_number() over newest_first as place,
                                   sum(octet_length(content) + octet_length(message_id)) over newest_first as bytes
                            from (select * from ingested_messages
                                  where session_key = :key and event_index >= :start and event_index < :end
                                  order by event_index desc limit :maxMessages) newest
                            window newest_first as (order by event_index desc)) placed
                        where place = 1 or bytes <= :maxBytes
                        order by event_index
                        """)
                .bind("key", job.sessionKey())
                .bind("start", job.startIndex())
                .bind("end", job.endIndex())
                .bind("maxMessages", limits.transcriptMaxMessages())
                .bind("maxBytes", limits.transcriptMaxBytes())
                .map((row, context) -> new ScoringInput.SpanMessage(
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
                        tracked.skill().levels().stream()
                                .map(ScoringInputs::level)
                                .toList()))
                .toList();
    }

    private static ScoringInput.LevelText level(SkillLevel level) {
        return new ScoringInput.LevelText(level.level(), level.criteria(), level.examples(), level.rubricHints());
    }
}
