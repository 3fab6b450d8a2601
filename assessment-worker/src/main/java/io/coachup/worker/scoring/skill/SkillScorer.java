package io.coachup.worker.scoring.skill;

import io.coachup.common.tracing.CallIds;
import io.coachup.llm.Usage;
import io.coachup.llm.pricing.Prices;
import io.coachup.worker.scoring.rubric.Rubric;
import io.coachup.worker.scoring.speech.ParsedSpeech;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Assesses one skill: a finder finds the criteria, {@link EarnedLevelRule} makes the level of them. */
public final class SkillScorer {

    private final CriteriaFinder finder;
    private final EarnedLevelRule rule = new EarnedLevelRule();

    public SkillScorer(CriteriaFinder finder) {
        this.finder = finder;
    }

    /** Who finds the criteria. */
    public CriteriaFinder finder() {
        return finder;
    }

    /**
     * Assesses a skill. Speech without words gets level 0 and says so, without asking the finder.
     *
     * @throws ScoringException when the finder fails; never a low level instead
     */
    public SkillAssessment score(PracticedSkill skill, Rubric rubric, ParsedSpeech speech, CallIds ids) {
        long started = System.nanoTime();
        int words = speech.evidenceWords();
        Findings findings =
                words == 0 ? new Findings(List.of(), finder.model(), null, 0) : finder.find(skill, rubric, speech, ids);
        EarnedLevelRule.EarnedLevel verdict = rule.apply(rubric, findings, words);
        FeedbackWriter.Feedback feedback = words == 0
                ? new FeedbackWriter.Feedback(FeedbackWriter.nothingToAssess(), List.of(), List.of())
                : new FeedbackWriter(speech.transcript(), findings, verdict).write();
        Usage usage = findings.usage();
        return new SkillAssessment(
                skill,
                verdict.level(),
                SkillAssessment.texts(verdict.met()),
                SkillAssessment.texts(verdict.unmet()),
                feedback.lines(),
                feedback.recommendations(),
                feedback.quotes(),
                verdict.scores(),
                finder.provider(),
                findings.model(),
                usage == null ? null : usage.tokensIn(),
                usage == null ? null : usage.tokensOut(),
                costCents(findings),
                findings.quotesRejected(),
                Duration.ofNanos(System.nanoTime() - started).toMillis());
    }

    /** Null when unknown. Providers answer with a dated model name; the price list has the name that was asked for. */
    private Double costCents(Findings findings) {
        return Stream.of(findings.model(), finder.model())
                .filter(model -> findings.usage() != null && Prices.isPriced(finder.provider(), model))
                .findFirst()
                .map(model -> Prices.costCents(finder.provider(), model, findings.usage()))
                .orElse(null);
    }
}
