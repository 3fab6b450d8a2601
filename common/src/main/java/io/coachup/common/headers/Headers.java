package io.coachup.common.headers;

/** Header names used between clients, services and providers; lower case, as HTTP/2 sends them. */
public final class Headers {

    public static final String REQUEST_ID = "x-request-id";
    public static final String TRACE_PARENT = "traceparent";
    public static final String TRACE_STATE = "tracestate";
    public static final String AUTHORIZATION = "authorization";
    public static final String ACCEPT = "accept";
    public static final String CONTENT_TYPE = "content-type";
    public static final String TRACKED_SKILL_ID = "x-tracked-skill-id";
    public static final String RETRY_AFTER = "retry-after";
    public static final String CACHE_CONTROL = "cache-control";
    public static final String PROVIDER = "x-provider";
    public static final String MODEL_ID = "x-model-id";
    public static final String USER_ID = "x-user-id";
    public static final String GROUP_ID = "x-group-id";
    public static final String DETECT_MS = "x-detect-ms";
    public static final String FORWARDED_FOR = "x-forwarded-for";
    public static final String SESSION_ID = "x-session-id";
    public static final String ACCEL_BUFFERING = "x-accel-buffering";
    public static final String CHAT_PROVIDER = "x-chat-provider";
    public static final String CHAT_MODEL = "x-chat-model";
    public static final String IDEMPOTENCY_KEY = "idempotency-key";
    public static final String IF_NONE_MATCH = "if-none-match";
    public static final String ETAG = "etag";
    public static final String SUMMARY_EMPTY = "x-summary-empty";

    /** For every interactive route that is not an event stream. */
    public static final String NO_STORE = "no-store";

    /** The content type of JSON between services. */
    public static final String JSON = "application/json";

    /** The one spelling of the content type of JSON answers. */
    public static final String JSON_UTF_8 = "application/json; charset=utf-8";

    private Headers() {}
}
