package io.coachup.worker.scoring.skill;

import java.util.List;

/**
 * What was found about one criterion.
 *
 * @param criterionId the criterion
 * @param met whether the speaker met it
 * @param quotes verbatim words of the speaker that prove it or, when not met, show what to change; may be empty
 * @param suggestion what to do instead, in the finder's words; empty for the rubric's advice
 */
public record Finding(String criterionId, boolean met, List<String> quotes, String suggestion) {

    public Finding {
        quotes = List.copyOf(quotes);
    }
}
