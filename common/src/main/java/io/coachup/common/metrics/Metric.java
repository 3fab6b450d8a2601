package io.coachup.common.metrics;

import static io.coachup.common.metrics.MetricKind.CHARACTERS;
import static io.coachup.common.metrics.MetricKind.COUNTER;
import static io.coachup.common.metrics.MetricKind.EXACT_COUNTER;
import static io.coachup.common.metrics.MetricKind.GAUGE;
import static io.coachup.common.metrics.MetricKind.ITEMS;
import static io.coachup.common.metrics.MetricKind.LIFETIME;
import static io.coachup.common.metrics.MetricKind.MILLISECONDS;
import static io.coachup.common.metrics.MetricKind.MODEL_SECONDS;
import static io.coachup.common.metrics.MetricKind.MODEL_TOKENS;
import static io.coachup.common.metrics.MetricKind.SECONDS;
import static io.coachup.common.metrics.MetricKind.SHIFTS;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Every metric of the services, by exactly the name that it is exposed under and that alert rules read. Each has a kind, a
 * unit, the services that have it, what it means, and its labels; {@code docs/metrics.md} is made of them.
 */
public enum Metric {
    // What the public entry does
    NEXT_REQUEST_COUNT(
            "next_request_count", EXACT_COUNTER, "requests", "gateway", "Requests of public routes.", "route"),
    NEXT_REQUEST_ERRORS(
            "next_request_errors",
            EXACT_COUNTER,
            "requests",
            "gateway",
            "Requests of public routes that were answered with 500 or more.",
            "route"),
    NEXT_REQUEST_LATENCY_MS(
            "next_request_latency_ms",
            MILLISECONDS,
            "ms",
            "gateway",
            "From a request's head to the end of its answer.",
            "route"),
    NEXT_SSE_FIRST_TOKEN_MS(
            "next_sse_first_token_ms",
            MILLISECONDS,
            "ms",
            "gateway",
            "From a chat's request to its first token.",
            "route"),
    NEXT_STREAM_DURATION_MS(
            "next_stream_duration_ms",
            MILLISECONDS,
            "ms",
            "gateway",
            "From a chat's request to the end of its stream.",
            "route"),
    NEXT_STREAM_DISCONNECTS(
            "next_stream_disconnects",
            EXACT_COUNTER,
            "streams",
            "gateway",
            "Streams that the client left before the end.",
            "route"),
    NEXT_PROVIDER_TOKENS_IN(
            "next_provider_tokens_in",
            EXACT_COUNTER,
            "tokens",
            "gateway",
            "Tokens of prompts.",
            "route",
            "provider",
            "model"),
    NEXT_PROVIDER_TOKENS_OUT(
            "next_provider_tokens_out",
            EXACT_COUNTER,
            "tokens",
            "gateway",
            "Tokens of replies.",
            "route",
            "provider",
            "model"),
    NEXT_PROVIDER_COST_CENTS(
            "next_provider_cost_cents",
            EXACT_COUNTER,
            "cents",
            "gateway, speech",
            "List price of provider calls.",
            "route",
            "provider",
            "model?"),
    NEXT_PROVIDER_LATENCY_MS(
            "next_provider_latency_ms",
            MILLISECONDS,
            "ms",
            "gateway, speech",
            "How long provider calls take.",
            "route",
            "provider",
            "model?"),
    NEXT_PROVIDER_ERRORS(
            "next_provider_errors",
            EXACT_COUNTER,
            "calls",
            "gateway, speech",
            "Provider calls that failed or were late.",
            "route",
            "provider",
            "model?"),
    NEXT_PROVIDER_FALLBACKS(
            "next_provider_fallbacks",
            EXACT_COUNTER,
            "answers",
            "speech",
            "Answers in place of a provider that failed.",
            "route",
            "provider"),
    NEXT_TTS_FIRST_BYTE_MS(
            "next_tts_first_byte_ms",
            MILLISECONDS,
            "ms",
            "speech",
            "From a request for speech to its first audio.",
            "route",
            "provider"),
    NEXT_QUERY_ITEMS_RETURNED(
            "next_query_items_returned", ITEMS, "items", "skills", "Length of lists in answers.", "route"),
    NEXT_STORAGE_PRESIGN_BYTES_PLANNED(
            "next_storage_presign_bytes_planned",
            EXACT_COUNTER,
            "bytes",
            "speech",
            "Audio that presigned uploads may store.",
            "route"),
    NEXT_STORAGE_PRESIGN_EXPIRES_S(
            "next_storage_presign_expires_s",
            LIFETIME,
            "s",
            "speech",
            "How long presigned uploads are good for.",
            "route"),
    NEXT_STORAGE_BYTES_UPLOADED(
            "next_storage_bytes_uploaded", EXACT_COUNTER, "bytes", "speech", "Audio that the service stored.", "route"),
    NEXT_AUDIO_BYTES_IN("next_audio_bytes_in", EXACT_COUNTER, "bytes", "speech", "Audio received or fetched.", "route"),
    NEXT_AUDIO_BYTES_OUT("next_audio_bytes_out", EXACT_COUNTER, "bytes", "speech", "Audio made for clients.", "route"),
    COACHUP_CHAT_TTFT_SECONDS(
            "coachup_chat_ttft_seconds",
            SECONDS,
            "s",
            "gateway",
            "From a chat's request to its first token.",
            "provider",
            "model"),
    COACHUP_CHAT_TOTAL_SECONDS(
            "coachup_chat_total_seconds",
            SECONDS,
            "s",
            "gateway",
            "From a chat's request to the end of its stream.",
            "provider",
            "model"),
    CHAT_REPLIES_NOT_STORED(
            "coachup_chat_replies_not_stored_total",
            COUNTER,
            "replies",
            "gateway",
            "Replies that could not be stored."),

    // What the AI API's routes did, the worker, and who it asks
    PY_REQUEST_COUNT(
            "py_request_count",
            EXACT_COUNTER,
            "requests",
            "gateway",
            "Requests of the AI API's routes: next_request_count of these.",
            "route"),
    PY_REQUEST_ERRORS(
            "py_request_errors",
            EXACT_COUNTER,
            "requests",
            "gateway",
            "Failed requests of the AI API's routes: next_request_errors of these.",
            "route"),
    PY_REQUEST_LATENCY_MS(
            "py_request_latency_ms",
            MILLISECONDS,
            "ms",
            "gateway",
            "Times of the AI API's routes: next_request_latency_ms of these.",
            "route"),
    PY_UPSTREAM_LATENCY_MS(
            "py_upstream_latency_ms",
            MILLISECONDS,
            "ms",
            "worker",
            "How long the worker waits for skills-service, or for a language model.",
            "upstream"),
    PY_UPSTREAM_ERRORS(
            "py_upstream_errors",
            EXACT_COUNTER,
            "calls",
            "worker",
            "Calls of the worker that failed or were late.",
            "upstream"),
    PY_RETRIES_COUNT("py_retries_count", EXACT_COUNTER, "jobs", "worker", "Jobs given back to be tried again."),
    PY_BACKOFF_COUNT(
            "py_backoff_count",
            EXACT_COUNTER,
            "waits",
            "worker",
            "Waits before another attempt, of jobs given back and of jobs kept while a dependency is down."),
    PY_PROVIDER_TOKENS_IN(
            "py_provider_tokens_in",
            EXACT_COUNTER,
            "tokens",
            "worker",
            "Tokens of prompts that ask for an assessment.",
            "provider",
            "model"),
    PY_PROVIDER_TOKENS_OUT(
            "py_provider_tokens_out", EXACT_COUNTER, "tokens", "worker", "Tokens of assessments.", "provider", "model"),
    PY_PROVIDER_COST_CENTS(
            "py_provider_cost_cents",
            EXACT_COUNTER,
            "cents",
            "worker",
            "List price of assessments.",
            "provider",
            "model"),

    // People
    ACTIVE_USERS(
            "coachup_active_users",
            GAUGE,
            "people",
            "skills",
            "People who did something within the last 24 hours, the same from every replica; NaN while that is unknown."),

    AUDIO_ERASURES(
            "coachup_audio_erasures_total",
            COUNTER,
            "people",
            "speech",
            "Erased people whose audio was to be deleted, by what became of it.",
            "outcome"),
    AUDIO_ERASURE_OLDEST_SECONDS(
            "coachup_audio_erasure_oldest_seconds",
            GAUGE,
            "s",
            "skills",
            "How long the audio of an erased person waits at most to be deleted; the same from every replica."),
    RETENTION_ROWS(
            "coachup_retention_rows_total",
            COUNTER,
            "rows",
            "skills",
            "Rows whose time was over: texts that were taken away, and rows that were deleted.",
            "table"),

    // The database layer
    CONVEX_FUNCTION_LATENCY_MS(
            "convex_function_latency_ms",
            MILLISECONDS,
            "ms",
            "skills",
            "How long named units of work of the database take.",
            "function"),
    CONVEX_FUNCTION_ERRORS(
            "convex_function_errors",
            EXACT_COUNTER,
            "units",
            "skills",
            "Named units of work of the database that failed.",
            "function"),
    CONVEX_QUERY_ITEMS_RETURNED(
            "convex_query_items_returned", ITEMS, "rows", "skills", "Rows that named units of work read.", "function"),
    CONVEX_RATE_LIMIT_EVENTS(
            "convex_rate_limit_events",
            EXACT_COUNTER,
            "requests",
            "gateway, skills",
            "Requests refused because a caller used up an allowance.",
            "limit"),

    // Queue and assessments
    SQS_SEND_SECONDS("coachup_sqs_send_seconds", SECONDS, "s", "skills", "How long sending a message takes."),
    SQS_RECEIVE_SECONDS(
            "coachup_sqs_receive_seconds",
            SECONDS,
            "s",
            "worker",
            "How long asking for messages takes, waiting included."),
    SQS_DELETE_SECONDS("coachup_sqs_delete_seconds", SECONDS, "s", "worker", "How long deleting a message takes."),
    SQS_CHANGE_VISIBILITY_SECONDS(
            "coachup_sqs_change_visibility_seconds",
            SECONDS,
            "s",
            "worker",
            "How long changing a message's visibility takes."),
    SQS_MESSAGES_ENQUEUED(
            "coachup_sqs_messages_enqueued_total",
            COUNTER,
            "calls",
            "skills",
            "Sendings of messages: ok, error.",
            "status"),
    SQS_MESSAGES_POLLED(
            "coachup_sqs_messages_polled_total",
            COUNTER,
            "calls",
            "worker",
            "Askings for messages: received, empty.",
            "outcome"),
    SQS_MESSAGES_DELETED(
            "coachup_sqs_messages_deleted_total",
            COUNTER,
            "calls",
            "worker",
            "Deletions of messages: ok, refused, error.",
            "status"),
    SQS_VISIBILITY_CHANGES(
            "coachup_sqs_visibility_changes_total",
            COUNTER,
            "calls",
            "worker",
            "Changes of visibility: ok, error.",
            "status"),
    ASSESSMENT_JOB_SECONDS(
            "coachup_assessment_job_seconds",
            SECONDS,
            "s",
            "worker",
            "How long an attempt at an assessment takes.",
            "rubric_version"),
    ASSESSMENTS_ENQUEUE_LATENCY_SECONDS(
            "coachup_assessments_enqueue_latency_seconds",
            SECONDS,
            "s",
            "worker",
            "From a job's sending to its taking."),
    ASSESSMENTS_RETRIES(
            "coachup_assessments_retries_total", COUNTER, "jobs", "worker", "Jobs given back to be tried again."),
    ASSESSMENTS_JOBS(
            "coachup_assessments_jobs_total",
            COUNTER,
            "attempts",
            "worker",
            "Attempts at an assessment: success, failure.",
            "status"),
    ASSESSMENTS_EMPTY_SCORES(
            "coachup_assessments_empty_scores_total",
            COUNTER,
            "jobs",
            "worker",
            "Jobs none of whose skills could be assessed.",
            "provider",
            "model",
            "rubric_version",
            "reason"),
    ASSESSMENT_TOKENS(
            "coachup_assessment_tokens_total",
            COUNTER,
            "tokens",
            "worker",
            "Tokens of assessments: in, out.",
            "provider",
            "model",
            "rubric_version",
            "direction"),
    ASSESSMENT_COST_USD(
            "coachup_assessment_cost_usd_total",
            COUNTER,
            "US dollars",
            "worker",
            "List price of assessments.",
            "provider",
            "model",
            "rubric_version"),
    ASSESSMENT_SKILL_SECONDS(
            "coachup_assessment_skill_seconds",
            SECONDS,
            "s",
            "worker",
            "How long assessing one skill takes.",
            "provider",
            "model",
            "rubric_version"),
    ASSESSMENT_SKILL_ERRORS(
            "coachup_assessment_skill_errors_total",
            COUNTER,
            "skills",
            "worker",
            "Skills that could not be assessed.",
            "provider",
            "model",
            "reason"),
    TRANSCRIPT_PERSIST(
            "coachup_transcript_persist_total",
            COUNTER,
            "turns",
            "skills, speech",
            "Turns that were to be stored, by what became of them.",
            "outcome",
            "role"),
    TRANSCRIPT_PERSIST_SECONDS(
            "coachup_transcript_persist_seconds", SECONDS, "s", "skills", "How long storing a turn takes."),
    CLASSIFIER_CONTEXT_BUILD(
            "coachup_classifier_context_build_total",
            COUNTER,
            "messages",
            "skills",
            "Messages that a model was asked about, by whether something was said before.",
            "outcome"),
    CLASSIFIER_CONTEXT_MESSAGES(
            "coachup_classifier_context_messages",
            ITEMS,
            "messages",
            "skills",
            "Messages that a model was told beside the one at hand."),
    CLASSIFIER_CONTEXT_LENGTH_CHARS(
            "coachup_classifier_context_length_chars",
            CHARACTERS,
            "characters",
            "skills",
            "Length of what a model was told beside the message at hand."),
    SUMMARY_JOBS(
            "coachup_summary_jobs_total",
            COUNTER,
            "summaries",
            "skills",
            "Summaries of sessions that were to be written, by what became of them.",
            "status"),
    SUMMARY_QUEUE_DEPTH("coachup_summary_queue_depth", GAUGE, "summaries", "skills", "Summaries that are due."),
    SUMMARY_JOB_SECONDS(
            "coachup_summary_job_seconds", SECONDS, "s", "skills", "How long writing a session's summary takes."),
    SUMMARY_ENQUEUE_LATENCY_SECONDS(
            "coachup_summary_enqueue_latency_seconds",
            SECONDS,
            "s",
            "skills",
            "From a summary being due to its being written."),

    // OpenTelemetry's names for calls of models, where they are asked for
    GEN_AI_TOKEN_USAGE(
            "gen_ai_client_token_usage",
            MODEL_TOKENS,
            "tokens",
            "gateway with GEN_AI_METRICS=1",
            "Tokens of a call: gen_ai.client.token.usage.",
            "gen_ai_operation_name",
            "gen_ai_provider_name",
            "gen_ai_request_model",
            "gen_ai_token_type"),
    GEN_AI_OPERATION_DURATION(
            "gen_ai_client_operation_duration_seconds",
            MODEL_SECONDS,
            "s",
            "gateway with GEN_AI_METRICS=1",
            "How long a call takes: gen_ai.client.operation.duration.",
            "gen_ai_operation_name",
            "gen_ai_provider_name",
            "gen_ai_request_model",
            "error_type?"),
    GEN_AI_TIME_TO_FIRST_TOKEN(
            "gen_ai_server_time_to_first_token_seconds",
            MODEL_SECONDS,
            "s",
            "gateway with GEN_AI_METRICS=1",
            "From a chat's request to its first token: gen_ai.server.time_to_first_token.",
            "gen_ai_operation_name",
            "gen_ai_provider_name",
            "gen_ai_request_model"),

    // What browsers report
    WEB_VITALS_LCP_MS("web_vitals_lcp_ms", MILLISECONDS, "ms", "gateway", "Largest contentful paint."),
    WEB_VITALS_INP_MS("web_vitals_inp_ms", MILLISECONDS, "ms", "gateway", "Interaction to next paint."),
    WEB_VITALS_CLS("web_vitals_cls", SHIFTS, "score", "gateway", "Cumulative layout shift."),
    WEB_VITALS_TTFB_MS("web_vitals_ttfb_ms", MILLISECONDS, "ms", "gateway", "Time to first byte of a page."),
    WEB_SSE_FIRST_TOKEN_MS(
            "web_sse_first_token_ms",
            MILLISECONDS,
            "ms",
            "gateway",
            "From a chat's request to its first token, as pages saw it."),
    WEB_SSE_STALLS("web_sse_stalls", EXACT_COUNTER, "pauses", "gateway", "Pauses in streams as pages saw them."),
    WEB_AUDIO_START_MS(
            "web_audio_start_ms", MILLISECONDS, "ms", "gateway", "From a reply's request to its first sound."),
    WEB_AUDIO_BYTES_DOWNLOADED(
            "web_audio_bytes_downloaded", EXACT_COUNTER, "bytes", "gateway", "Audio that pages loaded."),
    UI_VOICE_EVENTS(
            "coachup_ui_voice_events_total",
            COUNTER,
            "events",
            "gateway",
            "Events of voice pages.",
            "event",
            "state",
            "outcome"),
    UI_VOICE_TTS_PLAYBACK_MS(
            "coachup_ui_voice_tts_playback_ms",
            MILLISECONDS,
            "ms",
            "gateway",
            "How long spoken replies played.",
            "outcome");

    private static final String OPTIONAL = "?";
    private static final Pattern SEPARATOR = Pattern.compile(", ");

    private final String exposedName;
    private final MetricKind kind;
    private final String unit;
    private final String services;
    private final String help;
    private final List<String> labels;
    private final int required;

    /** Labels that end in a question mark, the last ones, are those of some series only. */
    Metric(String exposedName, MetricKind kind, String unit, String services, String help, String... labels) {
        if (!exposedName.endsWith(kind.ending())) {
            throw new IllegalArgumentException(exposedName + " does not end in " + kind.ending());
        }
        this.exposedName = exposedName;
        this.kind = kind;
        this.unit = unit;
        this.services = services;
        this.help = help;
        this.labels = List.of(labels).stream()
                .map(label -> label.replace(OPTIONAL, ""))
                .toList();
        this.required = (int) List.of(labels).stream()
                .filter(label -> !label.endsWith(OPTIONAL))
                .count();
    }

    /** The name that scrapes, rules and dashboards have. */
    public String exposedName() {
        return exposedName;
    }

    /** What it is. */
    public MetricKind kind() {
        return kind;
    }

    /** The unit of its values. */
    public String unit() {
        return unit;
    }

    /** The services that have it, such as {@code gateway, speech}. */
    public List<String> services() {
        return SEPARATOR.splitAsStream(services).toList();
    }

    /** One sentence about what it counts or measures. */
    public String help() {
        return help;
    }

    /** Names of its labels, in the order in which values are given. */
    public List<String> labels() {
        return labels;
    }

    /** How many of the labels, from the first, all of its series have. */
    public int requiredLabels() {
        return required;
    }

    /**
     * Refuses label values that are not as many as there are labels.
     *
     * @throws IllegalArgumentException then
     */
    void require(String... values) {
        if (values.length < required || values.length > labels.size()) {
            throw new IllegalArgumentException(exposedName + " has labels " + labels);
        }
    }
}
