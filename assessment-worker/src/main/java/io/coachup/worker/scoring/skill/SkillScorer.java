package io.coachup.worker.scoring.skill;

import io.coachup.common.tracing.CallIds;
import io.coachup.llm.Usage;
import io.coachup.llm.pricing.Prices;
import io.coachup.worker.scoring.rubric.Rubric;
import io.coachup.worker.scoring.speech.Speech;
import io.coachup.worker.scoring.transcript.Transcript;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Assesses one skill: a finder finds the criteria, {@link LevelRule} makes the level of them. */
public final class SkillScorer {

    private final CriteriaFinder finder;
    private final LevelRule rule = new LevelRule();

    public SkillScorer(CriteriaFinder finder) {
        this.finder = finder;
    }

    /** Who finds the criteria. */
    public CriteriaFinder finder() {
        return finder;
    }

    /**
     * Assesses a skill. A transcript without words of the speaker gets level 0 and says so, without asking the finder.
     *
     * @throws ScoringException when the finder fails; never a low level instead
     */
    public SkillAssessment score(Skill skill, Rubric rubric, Transcript transcript, CallIds ids) {
        long started = System.nanoTime();
        int words = Speech.of(transcript).evidenceWords();
        Findings findings = words == 0
                ? new Findings(List.of(), finder.model(), null, 0)
                : finder.find(skill, rubric, transcript, ids);
        LevelRule.Verdict verdict = rule.apply(rubric, findings, words);
        FeedbackWriter.Feedback feedback = words == 0
                ? new FeedbackWriter.Feedback(FeedbackWriter.nothingToAssess(), List.of(), List.of())
                : new FeedbackWriter(transcript, findings, verdict).write();
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
