package io.coachup.skills.assessments;

import io.coachup.skills.budgets.Budgets;
import io.coachup.skills.catalogue.SkillLevel;
import io.coachup.skills.ingest.IngestStore;
import io.coachup.skills.jobs.AssessmentJobs;
import io.coachup.skills.jobs.JobsConfig;
import io.coachup.skills.session.Session;
import io.coachup.skills.tracking.PracticedSkills;
import io.coachup.skillsapi.assessments.ScoringInput;
import io.coachup.skillsapi.assessments.SliceIndexes;
import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Collects what scoring a job needs: the span's messages and the owner's skills. */
@Singleton
public final class ScoringInputs {

    private final PracticedSkills practiced;
    private final IngestStore messages;
    private final Budgets budgets;
    private final JobsConfig limits;

    public ScoringInputs(PracticedSkills practiced, IngestStore messages, Budgets budgets, JobsConfig limits) {
        this.practiced = practiced;
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

    /** The input of a job whose session was erased: nothing is left to be done. */
    public ScoringInput ofErased(String groupId) {
        return new ScoringInput(
                ScoringInput.DONE, groupId, null, null, null, new SliceIndexes(0, 0), List.of(), 0, List.of(), false);
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
        return practiced.list(handle, session.userId()).stream()
                .map(tracked -> new ScoringInput.SkillToScore(
                        tracked.skill().id(),
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
