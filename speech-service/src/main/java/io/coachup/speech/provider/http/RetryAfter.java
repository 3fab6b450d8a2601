package io.coachup.speech.provider.http;

import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** {@code Retry-After}: seconds or a date. */
final class RetryAfter {

    private RetryAfter() {}

    /** How long to wait, or null when the answer does not say so. */
    static Duration of(HttpResponse<?> response) {
        String value = response.headers().firstValue("retry-after").orElse("").trim();
        if (value.matches("\\d{1,6}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            Instant date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(Instant.now(), date);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException _) {
            return null;
        }
    }
}
