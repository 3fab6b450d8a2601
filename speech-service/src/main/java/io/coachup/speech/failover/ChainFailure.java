package io.coachup.speech.failover;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * What a caller hears when no provider answered: the worst that happened. So 400 is said only when nobody can use the
 * input; as long as one provider might, repeating the request makes sense.
 */
final class ChainFailure {

    private static final int INPUT = 0;
    private static final int LATER = 1;
    private static final int FAILED = 2;
    private static final int LATE = 3;

    private ChainFailure() {}

    /** The answer to a job in which all of these happened, at least one. */
    static ApiException of(SpeechJob job, List<ProviderException> failures) {
        ProviderException worst = failures.stream()
                .max(Comparator.comparingInt(ChainFailure::severity))
                .orElseThrow();
        return switch (severity(worst)) {
            case INPUT -> new ApiException(ErrorCode.VALIDATION_ERROR, "The provider can't use this input", worst);
            case LATER ->
                ApiException.unavailable(
                        ErrorCode.UNAVAILABLE, job + " is not available", seconds(worst.retryAfter()), worst);
            case LATE -> new ApiException(ErrorCode.UPSTREAM_TIMEOUT, job + " took too long", worst);
            default -> new ApiException(ErrorCode.UPSTREAM_ERROR, job + " failed", worst);
        };
    }

    private static int severity(ProviderException failure) {
        return switch (failure.kind()) {
            case REFUSED, UNFIT -> INPUT;
            case UNAVAILABLE -> LATER;
            case TRANSIENT -> failure.retryAfter() == null ? FAILED : LATER;
            case PERMANENT -> FAILED;
            case TIMEOUT -> LATE;
        };
    }

    /** Rounded up, at least 1. */
    private static int seconds(Duration wait) {
        return (int) Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    }
}
