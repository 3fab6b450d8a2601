package io.coachup.worker.scoring.skill;

import io.coachup.common.tracing.CallIds;
import io.coachup.worker.scoring.observation.Observations;
import io.coachup.worker.scoring.observation.QuotePicker;
import io.coachup.worker.scoring.observation.Signal;
import io.coachup.worker.scoring.observation.SpeechObserver;
import io.coachup.worker.scoring.rubric.Criterion;
import io.coachup.worker.scoring.rubric.Rubric;
import io.coachup.worker.scoring.speech.ParsedSpeech;
import io.coachup.worker.scoring.transcript.QuoteCheck;
import java.util.List;

/**
 * Finds criteria by measuring the transcript. Needs no key and no network, is deterministic and takes time linear in the
 * length of the transcript.
 */
public final class MeasuredFinder implements CriteriaFinder {

    private final SpeechObserver observer = new SpeechObserver();

    @Override
    public String provider() {
        return "measured";
    }

    @Override
    public String model() {
        return "measures-" + Rubric.VERSION;
    }

    @Override
    public boolean canAssess(ParsedSpeech speech) {
        return speech.isInEnglish();
    }

    @Override
    public Findings find(PracticedSkill skill, Rubric rubric, ParsedSpeech speech, CallIds ids) {
        Observations observations = observer.observe(speech.inEnglish());
        QuotePicker picker = new QuotePicker(observations);
        QuoteCheck check = new QuoteCheck(speech.transcript());
        List<Finding> findings = rubric.criteria().stream()
                .map(criterion -> find(criterion, observations, picker, check))
                .toList();
        return new Findings(findings, model(), null, 0);
    }

    private static Finding find(Criterion criterion, Observations observations, QuotePicker picker, QuoteCheck check) {
        boolean met = criterion.condition().isMet(observations);
        List<Signal> signals = met ? criterion.shownBy() : criterion.missedBy();
        List<String> quotes = signals.stream()
                .flatMap(signal -> (met ? picker.strongest(signal) : picker.weakest(signal)).stream())
                .distinct()
                .flatMap(quote -> check.verified(quote).stream())
                .toList();
        return new Finding(criterion.id(), met, quotes, "");
    }
}
