package io.coachup.common.tracing;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Lets those who export spans say once that the collector is away, and again after an hour: they try every few seconds, and each
 * time would say so, perhaps twice.
 */
@Singleton
final class CollectorLines implements Filter {

    private static final long AGAIN_AFTER = Duration.ofHours(1).toNanos();

    private static final List<String> EXPORTERS = List.of(
            "io.quarkus.opentelemetry.runtime.exporter.otlp.sender.VertxGrpcSender",
            "io.quarkus.opentelemetry.runtime.exporter.otlp.sender.VertxHttpSender",
            "io.opentelemetry.exporter.internal.grpc.GrpcExporter",
            "io.opentelemetry.exporter.internal.http.HttpExporter");

    private final LongSupplier nanos;
    private final AtomicLong next;
    /** Held, because what only the log manager holds may be forgotten, its filter with it. */
    private List<Logger> loggers = List.of();

    CollectorLines() {
        this(System::nanoTime);
    }

    CollectorLines(LongSupplier nanos) {
        this.nanos = nanos;
        this.next = new AtomicLong(nanos.getAsLong());
    }

    void start(@Observes StartupEvent event) {
        loggers = EXPORTERS.stream().map(Logger::getLogger).toList();
        loggers.forEach(logger -> logger.setFilter(this));
    }

    @Override
    public boolean isLoggable(LogRecord line) {
        long now = nanos.getAsLong();
        long due = next.get();
        return now - due >= 0 && next.compareAndSet(due, now + AGAIN_AFTER);
    }
}
