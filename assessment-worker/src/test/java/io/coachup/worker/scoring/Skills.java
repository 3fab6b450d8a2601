package io.coachup.worker.scoring;

import io.coachup.common.tracing.CallIds;
import io.coachup.worker.scoring.rubric.Rubrics;
import io.coachup.worker.scoring.skill.MeasuredFinder;
import io.coachup.worker.scoring.skill.PracticedSkill;
import io.coachup.worker.scoring.skill.SkillAssessment;
import io.coachup.worker.scoring.skill.SkillScorer;
import io.coachup.worker.scoring.speech.ParsedSpeech;
import io.coachup.worker.scoring.transcript.JobTranscript;
import java.util.List;

/** Skills of the catalogue, and their measured assessment. */
final class Skills {

    static final Rubrics RUBRICS = new Rubrics();
    static final CallIds IDS = new CallIds("req-1", null);
    private static final SkillScorer SCORER = new SkillScorer(new MeasuredFinder());

    private Skills() {}

    static PracticedSkill skill(String id) {
        return new PracticedSkill(id, "Title of " + id, "communication", "", 0, List.of());
    }

    static SkillAssessment measured(String skillId, JobTranscript transcript) {
        return SCORER.score(skill(skillId), RUBRICS.forSkill(skillId), ParsedSpeech.of(transcript), IDS);
    }

    static int level(String skillId, JobTranscript transcript) {
        return measured(skillId, transcript).level();
    }
}
