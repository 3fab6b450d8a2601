package io.coachup.worker.scoring;

import io.coachup.common.conversation.ConversationRole;
import io.coachup.common.time.Deadline;
import io.coachup.common.tracing.CallIds;
import io.coachup.worker.scoring.rubric.Rubrics;
import io.coachup.worker.scoring.skill.CriteriaFinder;
import io.coachup.worker.scoring.skill.MeasuredFinder;
import io.coachup.worker.scoring.skill.PracticedSkill;
import io.coachup.worker.scoring.skill.ScoringException;
import io.coachup.worker.scoring.skill.ScoringException.Reason;
import io.coachup.worker.scoring.skill.SkillAssessment;
import io.coachup.worker.scoring.skill.SkillScorer;
import io.coachup.worker.scoring.speech.ParsedSpeech;
import io.coachup.worker.scoring.transcript.JobTranscript;
import io.coachup.worker.scoring.transcript.TranscriptMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Scores a conversation: all skills at the same time, each within its own time limit. Measuring computes, and a virtual
 * thread that computes keeps its carrier from heartbeats and other jobs, so each skill has a thread of the system.
 */
public final class ScoringService {

    private static final String TIMEOUT = "timeout";
    private static final String GROUP_TIMEOUT = "group_timeout";

    private final SkillScorer scorer;
    private final SkillScorer measuring = new SkillScorer(new MeasuredFinder());
    private final ThreadFactory threads =
            Thread.ofPlatform().daemon().name("scoring-", 0).factory();
    private final Rubrics rubrics = new Rubrics();

    public ScoringService(CriteriaFinder finder) {
        this.scorer = new SkillScorer(finder);
        readWords();
    }

    /** Lists of words are read with the first word that is looked up: here, so that no job is the first to miss one. */
    private void readWords() {
        TranscriptMessage word = new TranscriptMessage("", ConversationRole.USER.wireName(), "well", 0);
        measuring.finder().canAssess(ParsedSpeech.of(JobTranscript.of(List.of(word))));
    }

    /** Who finds the criteria, for logs and metrics. */
    public CriteriaFinder finder() {
        return scorer.finder();
    }

    /**
     * Scores each skill and puts the results together; a skill that fails or is late is listed in the summary's errors.
     * Without skills, speech in general is measured. Speech that can't be measured gets no score and no level, and the
     * summary says so.
     *
     * @throws ScoringException when there are skills and all of them failed, so that the job can be tried again
     * @throws InterruptedException when the job is interrupted; running skills are stopped
     */
    public JobSummary score(
            List<PracticedSkill> skills,
            JobTranscript transcript,
            CallIds ids,
            TimeLimits limits,
            ScoringListener listener)
            throws InterruptedException {
        ExecutorService running = Executors.newThreadPerTaskExecutor(threads);
        try {
            Due due = Due.of(limits);
            ParsedSpeech speech = await(running.submit(() -> ParsedSpeech.of(transcript)), due);
            SkillScorer suited = skills.isEmpty() && measuring.finder().canAssess(speech) ? measuring : scorer;
            if (!suited.finder().canAssess(speech)) {
                return JobSummaries.notAssessed(skills, suited.finder(), transcript);
            }
            if (skills.isEmpty()) {
                PracticedSkill general =
                        new PracticedSkill(rubrics.general().skillId(), null, null, null, 0, List.of());
                return JobSummaries.ofSpeech(
                        await(running.submit(() -> suited.score(general, rubrics.general(), speech, ids)), due),
                        transcript);
            }
            Map<PracticedSkill, Future<SkillAssessment>> assessments = new LinkedHashMap<>();
            for (PracticedSkill skill : skills) {
                assessments.computeIfAbsent(
                        skill, key -> running.submit(() -> scorer.score(key, rubrics.forSkill(key.id()), speech, ids)));
            }
            return collect(assessments, due, transcript, listener);
        } finally {
            // Interrupts what is late; it is not waited for, because it may not react at once.
            running.shutdownNow();
        }
    }

    private JobSummary collect(
            Map<PracticedSkill, Future<SkillAssessment>> running,
            Due due,
            JobTranscript transcript,
            ScoringListener listener)
            throws InterruptedException {
        List<SkillAssessment> assessments = new ArrayList<>();
        List<JobSummary.SkillError> errors = new ArrayList<>();
        boolean onlyLate = true;
        for (Map.Entry<PracticedSkill, Future<SkillAssessment>> entry : running.entrySet()) {
            PracticedSkill skill = entry.getKey();
            try {
                SkillAssessment assessment = await(entry.getValue(), due);
                assessments.add(assessment);
                listener.onSkillComplete(assessment);
            } catch (ScoringException e) {
                onlyLate &= e.reason() == Reason.TIMEOUT;
                errors.add(new JobSummary.SkillError(skill.id(), e.getMessage()));
                listener.onSkillError(
                        skill,
                        new ScoringListener.SkillFailure(
                                e.getMessage(), e.reason(), finder().provider(), finder().model()));
            }
        }
        if (assessments.isEmpty()) {
            throw new ScoringException(
                    onlyLate ? Reason.TIMEOUT : Reason.EXCEPTION, "none of the skills could be assessed", null);
        }
        return JobSummaries.ofSkills(assessments, errors, transcript);
    }

    private static <T> T await(Future<T> future, Due due) throws InterruptedException {
        try {
            return future.get(due.deadline().left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            future.cancel(true);
            throw new ScoringException(Reason.TIMEOUT, due.error(), e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OutOfMemoryError outOfMemory) {
                throw outOfMemory;
            }
            if (e.getCause() instanceof ScoringException failure) {
                throw failure.reason() == Reason.TIMEOUT
                        ? new ScoringException(Reason.TIMEOUT, TIMEOUT, failure)
                        : failure;
            }
            throw new ScoringException(
                    Reason.EXCEPTION, "unexpected " + e.getCause().getClass().getSimpleName(), e.getCause());
        }
    }

    /**
     * When a skill is late. All skills start together, so the nearer of the two limits is the same for all of them.
     *
     * @param error what is told of a skill that is late
     */
    private record Due(Deadline deadline, String error) {

        static Due of(TimeLimits limits) {
            boolean groupEndsFirst = limits.group().compareTo(limits.perSkill()) < 0;
            return groupEndsFirst
                    ? new Due(Deadline.after(limits.group()), GROUP_TIMEOUT)
                    : new Due(Deadline.after(limits.perSkill()), TIMEOUT);
        }
    }
}
