package io.coachup.gateway.identity;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import java.util.Comparator;
import java.util.List;

/** Tokens in cookies: event streams and most browser calls can carry nothing else. */
final class SessionCookie {

    private static final String NAME = "__session";
    private static final String SUFFIXED = NAME + "_";

    /** A browser holds the plain cookie and one suffixed twin for each application of the identity provider. */
    private static final int MAX_COOKIES = 4;

    private static final String SCHEME = "Bearer ";

    private SessionCookie() {}

    /** The session cookies' values in the form of an {@code authorization} header, the plain cookie's first. */
    static List<String> authorizations(HttpServerRequest request) {
        return request.cookies().stream()
                .filter(cookie ->
                        cookie.getName().equals(NAME) || cookie.getName().startsWith(SUFFIXED))
                .sorted(Comparator.comparing(Cookie::getName))
                .map(Cookie::getValue)
                .filter(value -> !value.isBlank())
                .distinct()
                .limit(MAX_COOKIES)
                .map(value -> SCHEME + value)
                .toList();
    }
}
