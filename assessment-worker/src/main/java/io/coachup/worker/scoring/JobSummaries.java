package io.coachup.worker.scoring;

import io.coachup.worker.scoring.rubric.Category;
import io.coachup.worker.scoring.rubric.Rubric;
import io.coachup.worker.scoring.skill.CategoryScores;
import io.coachup.worker.scoring.skill.CriteriaFinder;
import io.coachup.worker.scoring.skill.PracticedSkill;
import io.coachup.worker.scoring.skill.SkillAssessment;
import io.coachup.worker.scoring.transcript.JobTranscript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Puts the assessments of a job's skills together. */
final class JobSummaries {

    private static final String LANGUAGE_NOT_MEASURED = "language_not_measured";
    private static final String NOT_ASSESSED =
            "Your words can't be measured in this language yet, so this conversation changes no level.";
    private static final int MAX_ITEMS = 3;
    private static final double CENTS_PER_DOLLAR = 100;
    private static final double MICRO = 1_000_000;

    private JobSummaries() {}

    /** The summary of the skills that are tracked. */
    static JobSummary ofSkills(
            List<SkillAssessment> assessments, List<JobSummary.SkillError> errors, JobTranscript transcript) {
        return summary(assessments, assessments, errors, transcript);
    }

    /** The summary when no skill is tracked: scores and words of a general assessment, no skill. */
    static JobSummary ofSpeech(SkillAssessment general, JobTranscript transcript) {
        return summary(List.of(general), List.of(), List.of(), transcript);
    }

    /** The summary of speech that the finder can't assess: no scores, no skill, so that no level changes. */
    static JobSummary notAssessed(List<PracticedSkill> skills, CriteriaFinder finder, JobTranscript transcript) {
        return new JobSummary(
                Rubric.VERSION,
                categories(),
                null,
                List.of(),
                List.of(NOT_ASSESSED),
                List.of(),
                new JobSummary.Meta(
                        finder.provider(),
                        finder.model(),
                        0,
                        null,
                        null,
                        null,
                        0L,
                        transcript.messages().size(),
                        transcript.durationMs(),
                        transcript.slice()),
                List.of(),
                skills.stream()
                        .map(PracticedSkill::id)
                        .distinct()
                        .sorted()
                        .map(id -> new JobSummary.SkillError(id, LANGUAGE_NOT_MEASURED))
                        .toList());
    }

    private static List<String> categories() {
        return Stream.of(Category.values()).map(Category::label).toList();
    }

    private static JobSummary summary(
            List<SkillAssessment> assessments,
            List<SkillAssessment> skills,
            List<JobSummary.SkillError> errors,
            JobTranscript transcript) {
        CategoryScores scores = CategoryScores.mean(
                assessments.stream().map(SkillAssessment::scores).toList());
        return new JobSummary(
                Rubric.VERSION,
                categories(),
                scores,
                inTurn(assessments, SkillAssessment::quotes),
                inTurn(assessments, SkillAssessment::recommendations),
                Stream.of(Category.values())
                        .map(category -> category.label() + ":" + scores.of(category))
                        .toList(),
                meta(assessments, skills.size(), transcript),
                skills.stream()
                        .sorted(Comparator.comparing(
                                assessment -> assessment.skill().id()))
                        .map(JobSummaries::assessed)
                        .toList(),
                List.copyOf(errors));
    }

    private static JobSummary.AssessedSkill assessed(SkillAssessment assessment) {
        return new JobSummary.AssessedSkill(
                new JobSummary.SkillRef(
                        assessment.skill().id(),
                        assessment.skill().title(),
                        assessment.skill().category()),
                assessment.level(),
                assessment.metCriteria(),
                assessment.unmetCriteria(),
                assessment.feedback(),
                assessment.quotes(),
                assessment.scores());
    }

    private static JobSummary.Meta meta(List<SkillAssessment> assessments, int skillsCount, JobTranscript transcript) {
        SkillAssessment first = assessments.getFirst();
        return new JobSummary.Meta(
                first.provider(),
                first.model(),
                skillsCount,
                sum(assessments, SkillAssessment::tokensIn),
                sum(assessments, SkillAssessment::tokensOut),
                dollars(assessments),
                assessments.stream().mapToLong(SkillAssessment::latencyMs).sum(),
                transcript.messages().size(),
                transcript.durationMs(),
                transcript.slice());
    }

    private static Integer sum(List<SkillAssessment> assessments, Function<SkillAssessment, Integer> tokens) {
        return assessments.stream()
                .map(tokens)
                .filter(Objects::nonNull)
                .reduce(Integer::sum)
                .orElse(null);
    }

    private static Double dollars(List<SkillAssessment> assessments) {
        return assessments.stream()
                .map(SkillAssessment::costCents)
                .filter(Objects::nonNull)
                .reduce(Double::sum)
                .map(cents -> Math.round(cents / CENTS_PER_DOLLAR * MICRO) / MICRO)
                .orElse(null);
    }

    /** Takes the first item of each skill, then the second of each, so that no skill takes all places. */
    private static List<String> inTurn(
            List<SkillAssessment> assessments, Function<SkillAssessment, List<String>> items) {
        Set<String> taken = new LinkedHashSet<>();
        for (int i = 0; i < MAX_ITEMS; i++) {
            for (SkillAssessment assessment : assessments) {
                if (i < items.apply(assessment).size() && taken.size() < MAX_ITEMS) {
                    taken.add(items.apply(assessment).get(i));
                }
            }
        }
        return new ArrayList<>(taken);
    }
}
