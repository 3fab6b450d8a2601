package io.coachup.gateway.identity;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Stream;

/**
 * Tokens in cookies: event streams and most browser calls can carry nothing else. A browser may send one name twice, from
 * two paths or domains, and HTTP/2 sends each cookie in a header of its own; any of them may be the one that is valid.
 */
final class SessionCookie {

    private static final String NAME = "__session";
    private static final String SUFFIXED = NAME + "_";

    /** A browser holds the plain cookie and one suffixed twin for each application of the identity provider. */
    private static final int MAX_COOKIES = 4;

    private static final String SCHEME = "Bearer ";

    private SessionCookie() {}

    /** The session cookies' values in the form of an {@code authorization} header, the plain cookies' first. */
    static List<String> authorizations(HttpServerRequest request) {
        List<String> headers = request.headers().getAll(HttpHeaders.COOKIE);
        if (headers.isEmpty()) {
            return List.of();
        }
        SequencedSet<String> plain = new LinkedHashSet<>();
        SequencedSet<String> suffixed = new LinkedHashSet<>();
        for (String header : headers) {
            for (int start = 0; start < header.length(); ) {
                int semicolon = header.indexOf(';', start);
                int end = semicolon < 0 ? header.length() : semicolon;
                int equals = header.indexOf('=', start, end);
                if (equals > 0) {
                    String name = header.substring(start, equals).strip();
                    String value = unquoted(header.substring(equals + 1, end).strip());
                    if (!value.isEmpty() && name.equals(NAME)) {
                        plain.add(SCHEME + value);
                    } else if (!value.isEmpty() && name.startsWith(SUFFIXED)) {
                        suffixed.add(SCHEME + value);
                    }
                }
                start = end + 1;
            }
        }
        return Stream.concat(plain.stream(), suffixed.stream())
                .distinct()
                .limit(MAX_COOKIES)
                .toList();
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }
}
