package io.coachup.gateway.telemetry;

import io.coachup.common.metrics.MetricNames;
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
    private final Map<Measure, Counter> counters = new EnumMap<>(Measure.class);
    private final Map<String, DistributionSummary> playback;

    public BrowserMetrics(Metrics metrics) {
        this.metrics = metrics;
        times.put(Measure.LCP, metrics.milliseconds(MetricNames.WEB_VITALS_LCP_MS));
        times.put(Measure.INP, metrics.milliseconds(MetricNames.WEB_VITALS_INP_MS));
        times.put(Measure.TTFB, metrics.milliseconds(MetricNames.WEB_VITALS_TTFB_MS));
        times.put(Measure.AUDIO_START, metrics.milliseconds(MetricNames.WEB_AUDIO_START_MS));
        times.put(Measure.CLS, metrics.shifts(MetricNames.WEB_VITALS_CLS));
        counters.put(Measure.STALLS, metrics.counter(MetricNames.WEB_SSE_STALLS));
        counters.put(Measure.AUDIO_BYTES, metrics.counter(MetricNames.WEB_AUDIO_BYTES_DOWNLOADED));
        playback = BrowserEvent.OUTCOMES.stream()
                .collect(Collectors.toUnmodifiableMap(
                        outcome -> outcome,
                        outcome -> metrics.milliseconds(MetricNames.UI_VOICE_TTS_PLAYBACK_MS, "outcome", outcome)));
    }

    /** Counts an event and records what it measured. */
    void record(BrowserEvent event) {
        metrics.counter(
                        MetricNames.UI_VOICE_EVENTS,
                        "event",
                        event.type(),
                        "state",
                        event.state(),
                        "outcome",
                        event.outcome())
                .increment();
        if (event.type().equals(BrowserEvent.PLAYBACK_END) && event.durationMs() != null) {
            playback.get(event.outcome()).record(event.durationMs());
        }
        event.measures().forEach((measure, value) -> {
            if (times.containsKey(measure)) {
                times.get(measure).record(value);
            } else if (counters.containsKey(measure)) {
                counters.get(measure).increment(value);
            }
        });
    }
}
