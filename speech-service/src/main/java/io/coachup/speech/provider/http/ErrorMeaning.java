package io.coachup.speech.provider.http;

import io.coachup.speech.failover.ProviderException.Kind;

/** What an answer other than 2xx means. Providers that don't use status codes as most do bring their own. */
public interface ErrorMeaning {

    /** What status codes say. */
    ErrorMeaning BY_STATUS = answer -> switch (answer.status()) {
        case 400, 413, 415, 422 -> Kind.REFUSED;
        case 408, 429 -> Kind.TRANSIENT;
        default -> answer.status() >= 500 ? Kind.TRANSIENT : Kind.PERMANENT;
    };

    Kind of(ErrorAnswer answer);
}
