package io.coachup.skills.assessments;

import io.coachup.skills.budgets.Budgets;
import io.coachup.skills.catalogue.SkillLevel;
import io.coachup.skills.ingest.IngestStore;
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
    private final IngestStore messages;
    private final Budgets budgets;
    private final JobsConfig limits;

    public ScoringInputs(TrackedSkills trackedSkills, IngestStore messages, Budgets budgets, JobsConfig limits) {
        this.trackedSkills = trackedSkills;
        this.messages = messages;
        this.budgets = budgets;
        this.limits = limits;
    }

    /** The input of a job of this session; without messages and skills unless it is open. */
    public ScoringInput load(Handle handle, Session session, AssessmentJobs.Job job) {
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
                open ? skills(handle, session) : List.of(),
                open && !budgets.allowModel(handle, session.userId(), System.currentTimeMillis()));
    }

    private List<ScoringInput.SpanMessage> messages(Handle handle, AssessmentJobs.Job job) {
        return messages
                .newest(
                        handle,
                        job.sessionKey(),
                        job.startIndex(),
                        job.endIndex(),
                        limits.transcriptMaxMessages(),
                        limits.transcriptMaxBytes())
                .stream()
                .map(message -> new ScoringInput.SpanMessage(
                        message.messageId(), message.role(), message.content(), message.ts()))
                .toList();
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
