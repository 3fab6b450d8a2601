package io.coachup.worker.scoring;

import io.coachup.common.tracing.CallIds;
import io.coachup.worker.scoring.measured.MeasuredFinder;
import io.coachup.worker.scoring.rubric.Rubrics;
import io.coachup.worker.scoring.skill.Skill;
import io.coachup.worker.scoring.skill.SkillAssessment;
import io.coachup.worker.scoring.skill.SkillScorer;
import io.coachup.worker.scoring.transcript.Transcript;
import java.util.List;

/** Skills of the catalogue, and their measured assessment. */
final class Skills {

    static final Rubrics RUBRICS = new Rubrics();
    static final CallIds IDS = new CallIds("req-1", null);
    private static final SkillScorer SCORER = new SkillScorer(new MeasuredFinder());

    private Skills() {}

    static Skill skill(String id) {
        return new Skill(id, "Title of " + id, "communication", "", 0, List.of());
    }

    static SkillAssessment measured(String skillId, Transcript transcript) {
        return SCORER.score(skill(skillId), RUBRICS.forSkill(skillId), transcript, IDS);
    }

    static int level(String skillId, Transcript transcript) {
        return measured(skillId, transcript).level();
    }
}
