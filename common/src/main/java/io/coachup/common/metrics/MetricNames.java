package io.coachup.common.metrics;

/** Metric names exactly as they are exposed and as the alert rules read them. */
public final class MetricNames {

    public static final String NEXT_REQUEST_COUNT = "next_request_count";
    public static final String NEXT_REQUEST_ERRORS = "next_request_errors";
    public static final String NEXT_REQUEST_LATENCY_MS = "next_request_latency_ms";
    public static final String NEXT_SSE_FIRST_TOKEN_MS = "next_sse_first_token_ms";
    public static final String NEXT_STREAM_DURATION_MS = "next_stream_duration_ms";
    public static final String NEXT_STREAM_DISCONNECTS = "next_stream_disconnects";
    public static final String NEXT_PROVIDER_TOKENS_IN = "next_provider_tokens_in";
    public static final String NEXT_PROVIDER_TOKENS_OUT = "next_provider_tokens_out";
    public static final String NEXT_PROVIDER_COST_CENTS = "next_provider_cost_cents";
    public static final String NEXT_PROVIDER_LATENCY_MS = "next_provider_latency_ms";
    public static final String NEXT_PROVIDER_ERRORS = "next_provider_errors";
    public static final String NEXT_PROVIDER_FALLBACKS = "next_provider_fallbacks";
    public static final String NEXT_TTS_FIRST_BYTE_MS = "next_tts_first_byte_ms";
    public static final String NEXT_QUERY_ITEMS_RETURNED = "next_query_items_returned";
    public static final String NEXT_STORAGE_PRESIGN_BYTES_PLANNED = "next_storage_presign_bytes_planned";
    public static final String NEXT_STORAGE_PRESIGN_EXPIRES_S = "next_storage_presign_expires_s";
    public static final String NEXT_STORAGE_BYTES_UPLOADED = "next_storage_bytes_uploaded";
    public static final String NEXT_AUDIO_BYTES_IN = "next_audio_bytes_in";
    public static final String NEXT_AUDIO_BYTES_OUT = "next_audio_bytes_out";

    public static final String COACHUP_CHAT_TTFT_SECONDS = "coachup_chat_ttft_seconds";
    public static final String COACHUP_CHAT_TOTAL_SECONDS = "coachup_chat_total_seconds";
    public static final String CHAT_REPLIES_NOT_STORED = "coachup_chat_replies_not_stored_total";

    public static final String CONVEX_FUNCTION_LATENCY_MS = "convex_function_latency_ms";
    public static final String CONVEX_FUNCTION_ERRORS = "convex_function_errors";
    public static final String CONVEX_QUERY_ITEMS_RETURNED = "convex_query_items_returned";

    public static final String SQS_SEND_SECONDS = "coachup_sqs_send_seconds";
    public static final String SQS_RECEIVE_SECONDS = "coachup_sqs_receive_seconds";
    public static final String SQS_DELETE_SECONDS = "coachup_sqs_delete_seconds";
    public static final String SQS_CHANGE_VISIBILITY_SECONDS = "coachup_sqs_change_visibility_seconds";
    public static final String SQS_MESSAGES_ENQUEUED = "coachup_sqs_messages_enqueued_total";
    public static final String SQS_MESSAGES_POLLED = "coachup_sqs_messages_polled_total";
    public static final String SQS_MESSAGES_DELETED = "coachup_sqs_messages_deleted_total";
    public static final String SQS_VISIBILITY_CHANGES = "coachup_sqs_visibility_changes_total";

    public static final String ASSESSMENT_JOB_SECONDS = "coachup_assessment_job_seconds";
    public static final String ASSESSMENTS_ENQUEUE_LATENCY_SECONDS = "coachup_assessments_enqueue_latency_seconds";
    public static final String ASSESSMENTS_RETRIES = "coachup_assessments_retries_total";
    public static final String ASSESSMENTS_JOBS = "coachup_assessments_jobs_total";
    public static final String ASSESSMENTS_EMPTY_SCORES = "coachup_assessments_empty_scores_total";
    public static final String ASSESSMENT_TOKENS = "coachup_assessment_tokens_total";
    public static final String ASSESSMENT_COST_USD = "coachup_assessment_cost_usd_total";
    public static final String ASSESSMENT_SKILL_SECONDS = "coachup_assessment_skill_seconds";
    public static final String ASSESSMENT_SKILL_ERRORS = "coachup_assessment_skill_errors_total";

    public static final String TRANSCRIPT_PERSIST = "coachup_transcript_persist_total";
    public static final String TRANSCRIPT_PERSIST_SECONDS = "coachup_transcript_persist_seconds";

    public static final String SUMMARY_JOBS = "coachup_summary_jobs_total";
    public static final String SUMMARY_JOB_SECONDS = "coachup_summary_job_seconds";
    public static final String SUMMARY_ENQUEUE_LATENCY_SECONDS = "coachup_summary_enqueue_latency_seconds";

    public static final String WEB_VITALS_LCP_MS = "web_vitals_lcp_ms";
    public static final String WEB_VITALS_INP_MS = "web_vitals_inp_ms";
    public static final String WEB_VITALS_CLS = "web_vitals_cls";
    public static final String WEB_VITALS_TTFB_MS = "web_vitals_ttfb_ms";
    public static final String WEB_SSE_STALLS = "web_sse_stalls";
    public static final String WEB_AUDIO_START_MS = "web_audio_start_ms";
    public static final String WEB_AUDIO_BYTES_DOWNLOADED = "web_audio_bytes_downloaded";
    public static final String UI_VOICE_EVENTS = "coachup_ui_voice_events_total";
    public static final String UI_VOICE_TTS_PLAYBACK_MS = "coachup_ui_voice_tts_playback_ms";

    private MetricNames() {}
}
