package io.coachup.common.errors;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The body of every refused or failed request.
 *
 * @param error a sentence a person can act on, or the contract's text
 * @param code the machine word, see {@link ErrorCode#word()}
 * @param requestId id of the request
 * @param maxBytes what would have been accepted, for bodies that are too large where a client can choose; or null
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErrorBody(String error, String code, String requestId, Long maxBytes) {

    /** The body of a refusal. */
    public static ErrorBody of(ApiException refusal, String requestId) {
        return new ErrorBody(refusal.getMessage(), refusal.code().word(), requestId, refusal.maxBytes());
    }

    /** The error under the name that clients of the original AI API read. */
    @JsonProperty("detail")
    public String detail() {
        return error;
    }
}
