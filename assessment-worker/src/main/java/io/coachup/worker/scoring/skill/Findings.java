package io.coachup.worker.scoring.skill;

import io.coachup.llm.Usage;
import java.util.List;
import java.util.Optional;

/**
 * What a finder found; it never holds a level or a score.
 *
 * @param findings at most one a criterion
 * @param model model that answered
 * @param usage tokens used, or null when no model was asked
 * @param quotesRejected quotes that were not the speaker's words
 */
public record Findings(List<Finding> findings, String model, Usage usage, int quotesRejected) {

    public Findings {
        findings = List.copyOf(findings);
    }

    /** What was found about a criterion. */
    public Optional<Finding> of(String criterionId) {
        return findings.stream()
                .filter(finding -> finding.criterionId().equals(criterionId))
                .findFirst();
    }
}
