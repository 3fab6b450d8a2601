package io.coachup.common.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.testing.CpuTime;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TracingTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";
    private static final String TRACE_PARENT = "00-" + TRACE + "-" + PARENT + "-01";

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exported))
                    .build())
            .build();
    private final Tracing tracing = new Tracing(sdk, () -> Optional.of("http://localhost:4317"));

    @Test
    void aSpanIsPartOfTheCallersTraceAndItsCallsArePartOfTheSpan() {
        TraceSpan span = tracing.start(SpanKind.SERVER, "GET", TRACE_PARENT).named("GET /api/v1/skills");
        span.answered("r-1", "GET", "GET /api/v1/skills", 200).close();

        SpanData data = exported.getFinishedSpanItems().getFirst();
        assertThat(data.getTraceId()).isEqualTo(TRACE);
        assertThat(data.getParentSpanId()).isEqualTo(PARENT);
        assertThat(data.getName()).isEqualTo("GET /api/v1/skills");
        assertThat(data.getKind()).isEqualTo(SpanKind.SERVER);
        assertThat(data.getAttributes().get(AttributeKey.stringKey(SpanNames.REQUEST_ID)))
                .isEqualTo("r-1");
        assertThat(data.getAttributes().get(AttributeKey.longKey("http.response.status_code")))
                .isEqualTo(200);
        assertThat(data.getAttributes().get(AttributeKey.stringKey("http.request.method")))
                .isEqualTo("GET");
        assertThat(data.getAttributes().get(AttributeKey.stringKey("http.route")))
                .isEqualTo("/api/v1/skills");
        assertThat(data.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(span.traceParent()).isEqualTo("00-" + TRACE + "-" + data.getSpanId() + "-01");
    }

    @Test
    void anAnswerOf500AndMoreIsAFailure() {
        tracing.start(SpanKind.SERVER, "GET", TRACE_PARENT)
                .answered("r-1", "GET", "unmatched", 502)
                .close();

        SpanData data = exported.getFinishedSpanItems().getFirst();
        assertThat(data.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(data.getStatus().getDescription()).isEqualTo("502");
        assertThat(data.getAttributes().get(AttributeKey.stringKey("error.type")))
                .isEqualTo("502");
        assertThat(data.getAttributes().get(AttributeKey.stringKey("http.route")))
                .isNull();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "00-0af7-b7ad-01"})
    void withoutATraceParentANewTraceBegins(String traceParent) {
        TraceSpan span = tracing.start(SpanKind.SERVER, "GET", traceParent);
        span.close();

        SpanData data = exported.getFinishedSpanItems().getFirst();
        assertThat(data.getParentSpanId()).isEqualTo(SpanId.getInvalid());
        assertThat(span.traceParent()).contains(data.getTraceId());
    }

    @Test
    void whatTheCallerDoesNotSampleIsNotRecorded() {
        String notSampled = TRACE_PARENT.replaceAll("01$", "00");
        TraceSpan span = tracing.start(SpanKind.SERVER, "GET", notSampled);
        span.close();

        assertThat(exported.getFinishedSpanItems()).isEmpty();
        assertThat(span.traceParent()).startsWith("00-" + TRACE).endsWith("-00");
    }

    @Test
    void withoutACollectorNothingIsRecordedAndTheTraceParentIsPassedOnAsItIs() {
        Tracing off = new Tracing(sdk, Optional::empty);
        TraceSpan span = off.start(SpanKind.SERVER, "GET", TRACE_PARENT);
        TraceSpan inner = off.start(SpanKind.CLIENT, "provider.chat", span.traceParent());
        TraceSpan fresh = off.start(SpanKind.SERVER, "GET", null);
        inner.with("provider", "mock").failed("timeout").close();
        span.answered("r-1", "GET", "GET /api/v1/skills", 200).close();
        fresh.close();

        assertThat(exported.getFinishedSpanItems()).isEmpty();
        assertThat(inner.traceParent()).isEqualTo(TRACE_PARENT);
        assertThat(TraceParent.isValid(fresh.traceParent())).isTrue();
    }

    @Test
    void workThatAMessageLedToIsLinkedToItsSending() {
        String sending = "00-" + TRACE + "-00f067aa0ba902b7-01";
        tracing.startLinked(SpanKind.CONSUMER, "process", TRACE_PARENT, sending).close();
        tracing.startLinked(SpanKind.CONSUMER, "process", TRACE_PARENT, null).close();

        SpanData data = exported.getFinishedSpanItems().getFirst();
        assertThat(data.getParentSpanId()).isEqualTo(PARENT);
        assertThat(data.getLinks())
                .extracting(link -> link.getSpanContext().getSpanId())
                .containsExactly("00f067aa0ba902b7");
        assertThat(exported.getFinishedSpanItems().getLast().getLinks()).isEmpty();
    }

    @Test
    void whatOthersSayOfATraceIsInItsSpansAndGoesOn() {
        TraceSpan span = tracing.start(SpanKind.SERVER, "GET", TRACE_PARENT, "congo=t61rcWkgMzE,rojo=00f067aa0ba902b7");
        TraceSpan inner = tracing.start(SpanKind.CLIENT, "chat.context", span.traceParent(), span.traceState());
        inner.close();
        span.close();

        assertThat(inner.traceState()).isEqualTo("congo=t61rcWkgMzE,rojo=00f067aa0ba902b7");
        assertThat(exported.getFinishedSpanItems())
                .extracting(data -> data.getSpanContext().getTraceState().get("rojo"))
                .containsExactly("00f067aa0ba902b7", "00f067aa0ba902b7");
    }

    @Test
    void withoutACollectorItGoesOnAllTheSame() {
        Tracing off = new Tracing(sdk, Optional::empty);

        assertThat(off.start(SpanKind.SERVER, "GET", TRACE_PARENT, "rojo=1").traceState())
                .isEqualTo("rojo=1");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "no member", "=1", "UPPER=1"})
    void whatIsNoTraceStateIsNotPassedOn(String traceState) {
        TraceSpan span = tracing.start(SpanKind.SERVER, "GET", TRACE_PARENT, traceState);

        assertThat(span.traceState()).isNull();
        assertThat(span.traceParent()).startsWith("00-" + TRACE);
    }

    @Test
    void aTraceStateWithMoreMembersThanAllowedIsNotPassedOn() {
        String many = IntStream.range(0, 33).mapToObj(i -> "k" + i + "=1").collect(Collectors.joining(","));

        assertThat(tracing.start(SpanKind.SERVER, "GET", TRACE_PARENT, many).traceState())
                .isNull();
    }

    @Test
    void withoutATraceItBelongsToNone() {
        assertThat(tracing.start(SpanKind.SERVER, "GET", null, "rojo=1").traceState())
                .isNull();
        assertThat(tracing.start(SpanKind.SERVER, "GET", "00-0-0-0", "rojo=1").traceState())
                .isNull();
    }

    @Test
    void aLaterVersionOfTheHeaderIsPartOfItsTrace() {
        TraceSpan span = tracing.start(SpanKind.SERVER, "GET", "01" + TRACE_PARENT.substring(2) + "-more", "rojo=1");
        span.close();

        assertThat(exported.getFinishedSpanItems().getFirst().getParentSpanId()).isEqualTo(PARENT);
        assertThat(span.traceParent()).startsWith("00-" + TRACE).hasSize(TRACE_PARENT.length());
        assertThat(span.traceState()).isEqualTo("rojo=1");
    }

    @Test
    void aTraceStateIsPassedOnUpToWhatTheStandardAsksForAndBlanksCostNothing() {
        String longest = "a=" + "b".repeat(254) + ",c=" + "d".repeat(253);
        assertThat(longest).hasSize(TraceStates.MAX_CHARS);
        assertThat(tracing.start(SpanKind.SERVER, "GET", TRACE_PARENT, longest).traceState())
                .isEqualTo(longest);
        assertThat(tracing.start(SpanKind.SERVER, "GET", TRACE_PARENT, longest + "d")
                        .traceState())
                .isNull();

        String blanks = "a" + " ".repeat(31_000) + "b";
        Duration atOnce = Duration.ofMillis(50);
        assertThat(CpuTime.leastOf(
                        () -> assertThat(tracing.start(SpanKind.SERVER, "GET", TRACE_PARENT, blanks)
                                        .traceState())
                                .isNull(),
                        atOnce))
                .isLessThan(atOnce);
    }
}
