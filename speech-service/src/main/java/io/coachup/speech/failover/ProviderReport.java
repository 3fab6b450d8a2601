package io.coachup.speech.failover;

import io.coachup.common.errors.ErrorCode;
import io.coachup.common.logging.EventLog;
import io.coachup.common.logging.LogEvent;
import io.coachup.common.logging.LogService;
import io.coachup.common.tracing.SpanNames;
import io.coachup.common.tracing.TraceSpan;
import io.coachup.common.tracing.Tracing;
import io.coachup.speech.failover.ProviderException.Kind;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says in metrics and log lines how calls of providers went. */
@Singleton
public final class ProviderReport {

    private final ProviderMetrics metrics;
    private final EventLog log;
    private final Tracing tracing;

    ProviderReport(ProviderMetrics metrics, EventLog log, Tracing tracing) {
        this.metrics = metrics;
        this.log = log;
        this.tracing = tracing;
    }

    /** A provider may be asked from now on. */
    void known(SpeechJob job, String provider) {
        metrics.known(job, provider);
    }

    /** A configured provider will not be asked, because it lacks something. */
    void skipped(SpeechJob job, String provider, String missing) {
        log.warn(LogEvent.named(LogService.NEXT, "speech_provider_skipped")
                .with("span", job.span())
                .with("provider", provider)
                .error(ErrorCode.PROVIDER_UNCONFIGURED.word(), missing));
    }

    /** An attempt begins; its span is the caller's to close. */
    TraceSpan started(ProviderCall call) {
        return tracing.start(SpanKind.CLIENT, call.job().span(), call.traceParent())
                .with(SpanNames.GEN_AI_PROVIDER_NAME, call.provider())
                .with(SpanNames.GEN_AI_REQUEST_MODEL, call.model());
    }

    /** An attempt succeeded. */
    void answered(ProviderCall call, Duration took, double costCents) {
        metrics.took(call.job(), call.provider(), took);
        metrics.cost(call.job(), call.provider(), costCents);
        log.info(line(call)
                .with("latencyMs", took.toMillis())
                .with("costCents", costCents)
                .with("status", "ok"));
    }

    /** An attempt failed. */
    void failed(ProviderCall call, Duration took, ProviderException failure) {
        if (failure.kind() != Kind.UNFIT) {
            metrics.took(call.job(), call.provider(), took);
        }
        brokeOff(call, took, failure);
    }

    /** What an attempt had begun to bring broke off; its time is counted already. */
    void brokeOff(ProviderCall call, Duration after, ProviderException failure) {
        if (failure.kind() != Kind.UNFIT) {
            metrics.failed(call.job(), call.provider());
        }
        LogEvent line = error(line(call).with("latencyMs", after.toMillis()), failure)
                .with("status", failure.kind() == Kind.TIMEOUT ? "timeout" : "error");
        if (failure.kind().isOfInput()) {
            log.warn(line);
        } else {
            log.error(line);
        }
    }

    /** Attempt number {@code next} of {@code max} follows after {@code pause}. */
    void retrying(ProviderCall call, int next, int max, Duration pause, ProviderException failure) {
        Map<String, Object> retry = new LinkedHashMap<>();
        retry.put("attempt", next);
        retry.put("max", max);
        retry.put("backoffMs", pause.toMillis());
        log.warn(error(line(call), failure).with("retry", retry).with("status", "retrying"));
    }

    /** A provider answered in place of another. */
    void fallback(SpeechJob job, String provider) {
        metrics.fallback(job, provider);
    }

    /** A provider's audio began to arrive so long after the request. */
    public void firstByte(String provider, Duration after) {
        metrics.firstByte(provider, after);
    }

    private static LogEvent line(ProviderCall call) {
        return LogEvent.of(LogService.PY)
                .with("requestId", call.asked().requestId())
                .with("span", call.job().span())
                .with("provider", call.provider())
                .withKnown("modelId", call.model());
    }

    private static LogEvent error(LogEvent line, ProviderException failure) {
        return line.error(failure.kind().word(), failure.getMessage());
    }
}
