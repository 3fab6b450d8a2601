package io.coachup.common.tracing;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The W3C Trace Context header {@code traceparent}. We write version 00; of a later version we read the fields that 00 has,
 * as the specification demands.
 */
public final class TraceParent {

    private static final String VERSION = "00-";
    private static final int TRACE_ID = 3;
    private static final int SPAN_ID = 36;
    private static final int FLAGS = 53;
    private static final int LENGTH = 55;

    private TraceParent() {}

    /** The caller's trace parent, as version 00, when it is well formed, else a new, sampled one. */
    public static String acceptOrCreate(String candidate) {
        return isValid(candidate) ? asVersion00(candidate) : create();
    }

    /** A new, sampled trace. Its ids are no secrets: they need a generator that is fast, not one that can't be guessed. */
    public static String create() {
        byte[] ids = new byte[24];
        ThreadLocalRandom.current().nextBytes(ids);
        ids[0] |= 1;
        ids[16] |= 1;
        String hex = HexFormat.of().formatHex(ids);
        return VERSION + hex.substring(0, 32) + "-" + hex.substring(32) + "-01";
    }

    /** True for a trace parent with ids that are not zero: version 00, or a later one whose beginning is the same. */
    public static boolean isValid(String candidate) {
        return candidate != null
                && candidate.length() >= LENGTH
                && isVersion(candidate)
                && candidate.charAt(TRACE_ID - 1) == '-'
                && isId(candidate, TRACE_ID, SPAN_ID - 1)
                && candidate.charAt(SPAN_ID - 1) == '-'
                && isId(candidate, SPAN_ID, FLAGS - 1)
                && candidate.charAt(FLAGS - 1) == '-'
                && isHex(candidate.charAt(FLAGS))
                && isHex(candidate.charAt(FLAGS + 1));
    }

    /** The span that a valid trace parent names. */
    static SpanContext context(String traceParent, TraceState state) {
        return SpanContext.createFromRemoteParent(
                traceParent.substring(TRACE_ID, SPAN_ID - 1),
                traceParent.substring(SPAN_ID, FLAGS - 1),
                flags(traceParent),
                state);
    }

    /** The trace parent of what belongs to a span. */
    static String of(SpanContext span) {
        return VERSION + span.getTraceId() + "-" + span.getSpanId() + "-"
                + span.getTraceFlags().asHex();
    }

    private static String asVersion00(String valid) {
        return valid.startsWith(VERSION)
                ? valid
                : VERSION + valid.substring(TRACE_ID, FLAGS) + flags(valid).asHex();
    }

    /** Of a later version only the flag is known that says whether it is sampled. */
    private static TraceFlags flags(String valid) {
        TraceFlags flags = TraceFlags.fromHex(valid, FLAGS);
        if (valid.startsWith(VERSION)) {
            return flags;
        }
        return flags.isSampled() ? TraceFlags.getSampled() : TraceFlags.getDefault();
    }

    /** 00 ends with its flags; a later one may go on after a dash; ff is none. */
    private static boolean isVersion(String candidate) {
        if (candidate.startsWith(VERSION)) {
            return candidate.length() == LENGTH;
        }
        return isHex(candidate.charAt(0))
                && isHex(candidate.charAt(1))
                && !candidate.startsWith("ff")
                && (candidate.length() == LENGTH || candidate.charAt(LENGTH) == '-');
    }

    private static boolean isId(String candidate, int from, int to) {
        boolean zero = true;
        for (int i = from; i < to; i++) {
            char c = candidate.charAt(i);
            if (!isHex(c)) {
                return false;
            }
            zero &= c == '0';
        }
        return !zero;
    }

    private static boolean isHex(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
    }
}
