package io.coachup.common.tracing;

/**
 * The names of spans and of their attributes: those of OpenTelemetry's semantic conventions where they have one, else our own
 * behind {@code coachup.}. No value is ever text, a token, an object key, an address of storage or a raw id.
 */
public final class SpanNames {

    public static final String HTTP_REQUEST_METHOD = "http.request.method";
    public static final String HTTP_ROUTE = "http.route";
    public static final String HTTP_RESPONSE_STATUS_CODE = "http.response.status_code";
    public static final String SERVER_ADDRESS = "server.address";
    public static final String SERVER_PORT = "server.port";
    public static final String ERROR_TYPE = "error.type";

    public static final String MESSAGING_SYSTEM = "messaging.system";
    public static final String MESSAGING_OPERATION_NAME = "messaging.operation.name";
    public static final String MESSAGING_OPERATION_TYPE = "messaging.operation.type";
    public static final String MESSAGING_DESTINATION_NAME = "messaging.destination.name";

    public static final String DB_SYSTEM_NAME = "db.system.name";
    public static final String DB_OPERATION_NAME = "db.operation.name";

    public static final String GEN_AI_OPERATION_NAME = "gen_ai.operation.name";
    public static final String GEN_AI_PROVIDER_NAME = "gen_ai.provider.name";
    public static final String GEN_AI_REQUEST_MODEL = "gen_ai.request.model";
    public static final String GEN_AI_RESPONSE_MODEL = "gen_ai.response.model";
    public static final String GEN_AI_INPUT_TOKENS = "gen_ai.usage.input_tokens";
    public static final String GEN_AI_OUTPUT_TOKENS = "gen_ai.usage.output_tokens";

    /** Joins a span to log lines. */
    public static final String REQUEST_ID = "coachup.request_id";
    /** How a provider's call ended, as its log line says. */
    public static final String STATUS = "coachup.status";
    /** Time to the first token, ms. */
    public static final String FIRST_TOKEN_MS = "coachup.first_token_ms";
    /** Messages that a job assesses. */
    public static final String INTERACTIONS = "coachup.interactions";

    /** A model is asked for a reply. */
    public static final String CHAT = "chat";
    /** The value of {@link #DB_SYSTEM_NAME}. */
    public static final String POSTGRESQL = "postgresql";
    /** The value of {@link #MESSAGING_SYSTEM} for SQS. */
    public static final String SQS = "aws_sqs";

    private SpanNames() {}

    /** The name of a span of a queue, such as {@code process coach-up-assessments.fifo}. */
    public static String messaging(String operation, String destination) {
        return operation + ' ' + destination;
    }

    /** The name of a queue, the last part of its address. */
    public static String queue(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }
}
