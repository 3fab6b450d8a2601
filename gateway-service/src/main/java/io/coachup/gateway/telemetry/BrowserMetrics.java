package io.coachup.gateway.telemetry;

import io.coachup.common.metrics.ExactCounter;
import io.coachup.common.metrics.Metric;
import io.coachup.common.metrics.Metrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts what pages report; the labels are bounded because an event holds known words only. */
@Singleton
public final class BrowserMetrics {

    private final Metrics metrics;
    private final Map<Measure, DistributionSummary> times = new EnumMap<>(Measure.class);
    private final Map<Measure, ExactCounter> counters = new EnumMap<>(Measure.class);
    private final Map<String, DistributionSummary> playback;

    public BrowserMetrics(Metrics metrics) {
        this.metrics = metrics;
        times.put(Measure.LCP, metrics.histogram(Metric.WEB_VITALS_LCP_MS));
        times.put(Measure.INP, metrics.histogram(Metric.WEB_VITALS_INP_MS));
        times.put(Measure.TTFB, metrics.histogram(Metric.WEB_VITALS_TTFB_MS));
        times.put(Measure.AUDIO_START, metrics.histogram(Metric.WEB_AUDIO_START_MS));
        times.put(Measure.FIRST_TOKEN, metrics.histogram(Metric.WEB_SSE_FIRST_TOKEN_MS));
        times.put(Measure.CLS, metrics.histogram(Metric.WEB_VITALS_CLS));
        counters.put(Measure.STALLS, metrics.exactCounter(Metric.WEB_SSE_STALLS).known());
        counters.put(
                Measure.AUDIO_BYTES,
                metrics.exactCounter(Metric.WEB_AUDIO_BYTES_DOWNLOADED).known());
        BrowserEvent.SENT.forEach((type, states) -> states.forEach(state -> events(type, state, BrowserEvent.NONE)));
        playback = BrowserEvent.OUTCOMES.stream()
                .collect(Collectors.toUnmodifiableMap(
                        outcome -> outcome, outcome -> metrics.histogram(Metric.UI_VOICE_TTS_PLAYBACK_MS, outcome)));
    }

    /** Counts an event and records what it measured. */
    void record(BrowserEvent event) {
        events(event.type(), event.state(), event.outcome()).increment();
        if (event.type().equals(BrowserEvent.PLAYBACK_END) && event.durationMs() != null) {
            playback.get(event.outcome()).record(event.durationMs());
        }
        event.measures().forEach((measure, value) -> {
            if (times.containsKey(measure)) {
                times.get(measure).record(value);
            } else if (counters.containsKey(measure)) {
                counters.get(measure).add(value);
            }
        });
    }

    private Counter events(String type, String state, String outcome) {
        return metrics.counter(Metric.UI_VOICE_EVENTS, type, state, outcome);
    }
}
