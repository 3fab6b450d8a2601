package io.coachup.speech.provider.aws;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.speech.failover.ProviderException.Kind;
import io.coachup.speech.provider.http.ErrorAnswer;
import io.coachup.speech.provider.http.ErrorMeaning;
import java.io.IOException;
import java.util.Set;

/**
 * What errors of AWS mean: its protocols answer 400 for nearly everything, also for limits and bad credentials, so their
 * type decides. It stands in a header (Polly) or in the body's {@code __type} (Transcribe).
 */
final class AwsErrors {

    private static final int BAD_REQUEST = 400;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final Set<String> LIMITS = Set.of(
            "Throttling",
            "ThrottlingException",
            "ThrottledException",
            "TooManyRequestsException",
            "RequestThrottledException",
            "RequestLimitExceeded",
            "LimitExceededException",
            "ServiceQuotaExceededException",
            "RequestTimeout",
            "RequestTimeoutException");

    private static final Set<String> OF_INPUT = Set.of(
            "BadRequestException",
            "ValidationException",
            "ValidationError",
            "EngineNotSupportedException",
            "InvalidSampleRateException",
            "InvalidSsmlException",
            "LanguageNotSupportedException",
            "TextLengthExceededException");

    private AwsErrors() {}

    static Kind meaning(ErrorAnswer answer) {
        String type = type(answer);
        if (LIMITS.contains(type)) {
            return Kind.TRANSIENT;
        }
        if (answer.status() != BAD_REQUEST) {
            return ErrorMeaning.BY_STATUS.of(answer);
        }
        return OF_INPUT.contains(type) ? Kind.REFUSED : Kind.PERMANENT;
    }

    /** Without what may stand around it: {@code com.amazonaws.transcribe#BadRequestException:http://…}. */
    private static String type(ErrorAnswer answer) {
        String type = answer.headers().firstValue("x-amzn-errortype").orElseGet(() -> typeInBody(answer.body()));
        int colon = type.indexOf(':');
        String name = colon < 0 ? type : type.substring(0, colon);
        return name.substring(name.lastIndexOf('#') + 1);
    }

    private static String typeInBody(byte[] body) {
        try {
            return MAPPER.readTree(body).path("__type").asText();
        } catch (IOException _) {
            return "";
        }
    }
}
