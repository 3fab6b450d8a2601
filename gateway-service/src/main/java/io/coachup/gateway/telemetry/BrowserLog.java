package io.coachup.gateway.telemetry;

import io.coachup.common.logging.EventLog;
import io.coachup.common.logging.LogEvent;
import io.coachup.common.logging.LogService;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The specification's line of what a page measured: one for a report, however many events it has. */
@Singleton
public final class BrowserLog {

    private final EventLog log;

    public BrowserLog(EventLog log) {
        this.log = log;
    }

    /** Writes a line when anything was measured; states of the voice are counted only. */
    void write(String requestId, List<BrowserEvent> events) {
        String page = null;
        Map<String, Map<String, Number>> groups = new TreeMap<>();
        for (BrowserEvent event : events) {
            page = event.page() == null ? page : event.page();
            event.measures().forEach((measure, value) -> groups.computeIfAbsent(measure.group(), _ -> new TreeMap<>())
                    .put(measure.field(), number(value)));
        }
        if (!groups.isEmpty()) {
            LogEvent line =
                    LogEvent.of(LogService.WEB).with("requestId", requestId).withKnown("page", page);
            groups.forEach(line::with);
            log.info(line);
        }
    }

    private static Number number(double value) {
        return value == Math.rint(value) ? (Number) (long) value : (Number) value;
    }
}
