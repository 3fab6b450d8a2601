package io.coachup.gateway.exchange;

import io.coachup.common.headers.Headers;
import io.vertx.core.MultiMap;

/** {@code Retry-After}: every answer that says that something is down or late also says when to try again. */
public final class RetryAfterHeader {

    private static final String DEFAULT_SECONDS = "2";

    private RetryAfterHeader() {}

    /** Sets the header where it is known or belongs; {@code seconds} is 0 for unknown. */
    public static void set(MultiMap headers, int status, int seconds) {
        if (seconds > 0) {
            headers.set(Headers.RETRY_AFTER, Integer.toString(seconds));
        } else if (status >= 502 && status <= 504 && !headers.contains(Headers.RETRY_AFTER)) {
            headers.set(Headers.RETRY_AFTER, DEFAULT_SECONDS);
        }
    }
}
