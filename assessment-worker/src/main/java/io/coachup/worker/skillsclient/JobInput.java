package io.coachup.worker.skillsclient;

import io.coachup.skillsapi.assessments.ScoringInput;
import io.coachup.worker.scoring.skill.LevelDescription;
import io.coachup.worker.scoring.skill.PracticedSkill;
import io.coachup.worker.scoring.transcript.Slice;
import io.coachup.worker.scoring.transcript.TranscriptMessage;
import java.util.List;

/**
 * All that scoring a job needs, in the words of scoring.
 *
 * @param isOpen the job waits for its assessment
 * @param isDead it was given up
 * @param groupId the job to be worked on: the one asked for, or an older one of its session that is still open
 * @param isKeyless no model is to be asked
 * @param requestId that job's request; its tracked skill and trace follow, where it had any
 * @param omittedMessages how many older messages of the span were left out, because all of them would be too much
 */
public record JobInput(
        boolean isOpen,
        boolean isDead,
        String groupId,
        String requestId,
        String trackedSkillIdHash,
        String traceParent,
        Slice span,
        int omittedMessages,
        List<TranscriptMessage> messages,
        List<PracticedSkill> skills,
        boolean isKeyless) {

    /** What skills-service answered. */
    static JobInput of(ScoringInput answer) {
        return new JobInput(
                ScoringInput.OPEN.equals(answer.status()),
                ScoringInput.DEAD.equals(answer.status()),
                answer.groupId(),
                answer.requestId(),
                answer.trackedSkillIdHash(),
                answer.traceParent(),
                answer.span() == null
                        ? null
                        : new Slice(answer.span().startIndex(), answer.span().endIndex()),
                answer.omittedMessages(),
                all(answer.messages()).stream()
                        .map(message -> new TranscriptMessage(
                                message.messageId(), message.role(), message.content(), message.ts()))
                        .toList(),
                all(answer.skills()).stream().map(JobInput::skill).toList(),
                answer.keyless());
    }

    private static PracticedSkill skill(ScoringInput.SkillToScore skill) {
        return new PracticedSkill(
                skill.id(),
                skill.title(),
                skill.category(),
                skill.description(),
                skill.currentLevel(),
                all(skill.levels()).stream()
                        .map(level -> new LevelDescription(
                                level.level(), level.criteria(), level.examples(), level.rubricHints()))
                        .toList());
    }

    private static <T> List<T> all(List<T> items) {
        return items == null ? List.of() : items;
    }
}
