package io.coachup.gateway.clients;

import java.util.List;

/**
 * Something that a client sends, and what becomes of it.
 *
 * @param what what it is, and who sends it
 * @param request the request as it goes over the wire, {@code BEARER} stands for a person's good
 *     header value, {@code TOKEN} for another of their tokens
 * @param answer what the answer contains, its status line first
 * @param reaches what reaches the service or the model behind, or null when nothing does
 */
record Case(String what, String request, List<String> answer, List<String> reaches) {

    /** A GET of that path with a good header, and further header lines. */
    static Builder get(String what, String target, String... headers) {
        return request(what, "GET " + target, "", good(headers));
    }

    /** A POST of that body with a good header, and further header lines. */
    static Builder post(String what, String target, String body, String... headers) {
        return request(what, "POST " + target, body, good(headers));
    }

    /** Any request; the header lines are all there are besides {@code Host} and the length. */
    static Builder request(String what, String line, String body, String... headers) {
        StringBuilder text = new StringBuilder(line).append(" HTTP/1.1\r\nhost: gateway.example.org\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        if (!body.isEmpty()) {
            text.append("content-length: ").append(body.length()).append("\r\n");
        }
        return new Builder(what, text.append("\r\n").append(body).toString());
    }

    /** True when a reply of the coach is asked for. */
    boolean isOfChat() {
        return request.substring(0, request.indexOf('\r')).contains("chat");
    }

    private static String[] good(String... headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = "authorization: BEARER";
        return all;
    }

    @Override
    public String toString() {
        return what;
    }

    /** A case whose answer is still to be told. */
    record Builder(String what, String request) {

        /** Answered so, and nothing is asked behind. */
        Case refused(String... answer) {
            return new Case(what, request, List.of(answer), null);
        }

        /** Answered so; what is asked behind doesn't matter. */
        Case answers(String... answer) {
            return new Case(what, request, List.of(answer), List.of());
        }

        /** Answered with 200; this is asked behind. */
        Case reaches(String... behind) {
            return new Case(what, request, List.of("HTTP/1.1 200 "), List.of(behind));
        }
    }
}
