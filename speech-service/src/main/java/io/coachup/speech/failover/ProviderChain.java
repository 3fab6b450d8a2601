package io.coachup.speech.failover;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.request.CurrentRequest;
import io.coachup.common.time.Deadline;
import io.coachup.speech.failover.ProviderException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Asks one provider after the other until one answers: attempts with jitter while trouble looks transient, a circuit
 * breaker for each, the next provider when one fails or can't use the input, and one deadline over all of it.
 */
public final class ProviderChain<P extends SpeechProvider> {

    private final SpeechJob job;
    private final Selection<P> selection;
    private final SpeechConfig config;
    private final ProviderReport report;
    private final CurrentRequest current;
    private final Breakers breakers = new Breakers();
    private final Attempts attempts;

    public ProviderChain(
            SpeechJob job, Selection<P> selection, SpeechConfig config, ProviderReport report, CurrentRequest current) {
        this.job = job;
        this.selection = selection;
        this.config = config;
        this.report = report;
        this.current = current;
        this.attempts = new Attempts(config.attemptTimeout(), breakers, report);
        selection.selectable().forEach(provider -> report.known(job, provider.name()));
        selection.of(null).stream()
                .filter(provider -> provider.missing() != null)
                .forEach(provider -> report.skipped(job, provider.name(), provider.missing()));
    }

    /**
     * What the first provider answers that can.
     *
     * @param attempt one attempt with its time limit; throws {@link ProviderException}
     * @throws ApiException 501, 400, 502, 503 or 504, see {@code Transcriber}
     */
    public <T> Answered<T> call(String requested, BiFunction<P, Duration, Answered<T>> attempt) {
        return call(requested, Deadline.after(config.totalTimeout()), attempt);
    }

    /** Like the other, until a deadline that the caller waited for other things with already. */
    public <T> Answered<T> call(String requested, Deadline deadline, BiFunction<P, Duration, Answered<T>> attempt) {
        List<P> usable = usable(selection.of(requested));
        List<String> passed = new ArrayList<>();
        List<ProviderException> failures = new ArrayList<>();
        for (P provider : usable) {
            if (deadline.isOver()) {
                failures.add(new ProviderException(Kind.TIMEOUT, "No time is left for a provider", null));
                break;
            }
            boolean isLast = provider == usable.getLast();
            ProviderCall call =
                    new ProviderCall(job, Asked.by(current), current.traceParent(), provider.name(), provider.model());
            try {
                Answered<T> answered =
                        attempts.of(provider, call, limit -> attempt.apply(provider, limit), deadline, isLast);
                return answered(answered, passed);
            } catch (ProviderException e) {
                failures.add(e);
                passed.add(provider.name());
            }
        }
        current.logKnown("provider", passed.isEmpty() ? null : passed.getLast());
        throw ChainFailure.of(job, failures);
    }

    /** Counts and logs that what {@code answered} had begun to bring broke off, so long after its start. */
    public void brokeOff(Answered<?> answered, Asked asked, Duration after, ProviderException why) {
        breakers.count(answered.provider(), asked.caller(), why);
        report.brokeOff(new ProviderCall(job, asked, null, answered.provider(), answered.model()), after, why);
    }

    /**
     * Those who would be asked, at least one, before anything is done.
     *
     * @throws ApiException 501 when nobody is configured, 400 for an unknown name
     */
    public List<P> usable(String requested) {
        return usable(selection.of(requested));
    }

    private List<P> usable(List<P> chosen) {
        List<P> usable =
                chosen.stream().filter(provider -> provider.missing() == null).toList();
        if (usable.isEmpty()) {
            P first = chosen.getFirst();
            current.logField("provider", first.name())
                    .logError(ErrorCode.PROVIDER_UNCONFIGURED.word(), first.missing());
            throw new ApiException(ErrorCode.PROVIDER_UNCONFIGURED, job + " provider not configured");
        }
        return usable;
    }

    private <T> Answered<T> answered(Answered<T> answered, List<String> passed) {
        if (!passed.isEmpty()) {
            report.fallback(job, answered.provider());
            current.logField("fallbackFrom", List.copyOf(passed));
        }
        return answered.after(passed);
    }
}
