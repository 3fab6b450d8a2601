package io.coachup.common.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class CollectorLinesTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final CollectorLines lines = new CollectorLines(nanos::get);
    private final LogRecord line = new LogRecord(Level.WARNING, "Failed to export spans");

    @Test
    void thatTheCollectorIsAwayIsSaidOnceAnHour() {
        assertThat(lines.isLoggable(line)).isTrue();
        assertThat(lines.isLoggable(line)).isFalse();
        nanos.addAndGet(Duration.ofMinutes(59).toNanos());
        assertThat(lines.isLoggable(line)).isFalse();
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(lines.isLoggable(line)).isTrue();
        assertThat(lines.isLoggable(line)).isFalse();
    }
}
