package io.coachup.worker.skillsclient;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.coachup.worker.scoring.skill.PracticedSkill;
import io.coachup.worker.scoring.transcript.Slice;
import io.coachup.worker.scoring.transcript.TranscriptMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * All that scoring a job needs.
 *
 * @param status open or done
 * @param groupId the job to be worked on: the one asked for, or an older one of its session that is still open
 * @param requestId that job's request; its tracked skill and trace follow, where it had any
 * @param omittedMessages how many older messages of the span were left out, because all of them would be too much
 */
@RegisterForReflection(targets = {ScoringInput.class, TranscriptMessage.class})
@JsonIgnoreProperties(ignoreUnknown = true)
public record ScoringInput(
        String status,
        String groupId,
        String requestId,
        String trackedSkillIdHash,
        String traceParent,
        Slice span,
        int omittedMessages,
        List<TranscriptMessage> messages,
        List<PracticedSkill> skills) {

    public ScoringInput {
        messages = messages == null ? List.of() : List.copyOf(messages);
        skills = skills == null ? List.of() : List.copyOf(skills);
    }

    /** True while the job waits for its assessment. */
    public boolean isOpen() {
        return "open".equals(status);
    }
}
