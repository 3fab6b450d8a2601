package io.coachup.common.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

    private static final String VALID = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void aWellFormedTraceParentIsKept() {
        assertThat(TraceParent.acceptOrCreate(VALID)).isEqualTo(VALID);
    }

    @ParameterizedTest
    @CsvSource({
        "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01, 01",
        "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00, 00",
        "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-what-comes, 01",
        "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-, 01",
        "fe-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-ff, 01",
        "fe-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-fe, 00"
    })
    void aLaterVersionIsReadAsFarAsItIsKnown(String later, String flags) {
        assertThat(TraceParent.isValid(later)).isTrue();
        assertThat(TraceParent.acceptOrCreate(later))
                .isEqualTo("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-" + flags);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-x",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-x",
                "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01x",
                "0g-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "01-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0g",
                "00-0af7651916cd43dd8448eb211c80319cb-7ad6b7169203331-01",
                "00_0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
            })
    void anythingElseStartsANewTrace(String candidate) {
        String made = TraceParent.acceptOrCreate(candidate);

        assertThat(made).isNotEqualTo(candidate);
        assertThat(TraceParent.isValid(made)).isTrue();
        assertThat(made).isNotEqualTo(TraceParent.create());
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                VALID,
                "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00-what-comes",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-x",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
                "0-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
            })
    void theLibraryUnderstandsTheSame(String candidate) {
        Map<String, String> headers = candidate == null ? Map.of() : Map.of("traceparent", candidate);
        Context context = W3CTraceContextPropagator.getInstance().extract(Context.root(), headers, new Getter());
        SpanContext read = Span.fromContext(context).getSpanContext();

        assertThat(TraceParent.isValid(candidate)).isEqualTo(read.isValid());
        if (read.isValid()) {
            assertThat(TraceParent.acceptOrCreate(candidate)).isEqualTo(TraceParent.of(read));
        }
    }

    private static final class Getter implements TextMapGetter<Map<String, String>> {

        @Override
        public Iterable<String> keys(Map<String, String> headers) {
            return headers.keySet();
        }

        @Override
        public String get(Map<String, String> headers, String name) {
            return headers.get(name);
        }
    }
}
