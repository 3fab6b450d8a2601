package io.coachup.acceptance.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.acceptance.fuzz.Wire.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What holds for every answer, whatever was asked. */
final class AnswerRules {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern VALID_ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
    private static final Pattern INTERNALS = Pattern.compile(
            "\\bat [a-z]\\w*\\.[\\w.$]+\\(|(java|jakarta|io|org|com)\\.[a-z]+\\.[\\w.]*[A-Z]\\w+|Exception|SQLSTATE"
                    + "|\\b(select|insert|update|delete)\\s.*\\b(from|into|set)\\b|(PSQL|ORA|syntax) error|/work/|/root/|/home/");

    private static final int NOT_FOUND = 404;
    /** What says that the head, and with it the caller's id, could not be read. */
    private static final Pattern NO_HEAD =
            Pattern.compile("\"(uri_too_long|headers_too_large)\"|The request is no HTTP/1.1 request");

    private AnswerRules() {}

    /** The rules that this answer breaks. */
    static List<String> broken(Call call, Reply reply) {
        List<String> broken = new ArrayList<>();
        if (reply.status() == Reply.LATE) {
            return List.of("no answer within " + Wire.LIMIT_MS + " ms");
        }
        if (reply.status() == Reply.NONE) {
            return call.framing() == Call.Framing.TRUNCATED ? List.of() : List.of("connection ended without an answer");
        }
        if (reply.status() >= 500) {
            broken.add("status " + reply.status());
        }
        if (!reply.header("set-cookie").isEmpty()) {
            broken.add("sets a cookie");
        }
        String requestId = String.join(" ", reply.header("x-request-id"));
        String sent = call.header("x-request-id");
        if (!VALID_ID.matcher(requestId).matches()) {
            broken.add("x-request-id is: " + requestId);
        } else if (sent != null
                && !call.target().contains("rid=")
                && VALID_ID.matcher(sent).matches()
                && !sent.equals(requestId)
                && !NO_HEAD.matcher(reply.body()).find()) {
            broken.add("x-request-id is not the caller's");
        }
        if (reply.status() >= 400) {
            broken.addAll(brokenInError(call, reply, requestId));
        }
        return broken;
    }

    /** A session without assessments or summary is a 404 with these keys and no others. */
    private static boolean isContracted(Call call, JsonNode error) {
        return (call.target().startsWith("/api/assessments/convex/")
                        || call.target().startsWith("/api/v1/session-summary"))
                && error.size() == 2
                && error.path("sessionId").isTextual()
                && error.path("summary").isNull();
    }

    /** A browser never reads what a beacon is answered, and would keep it open. */
    private static boolean isToABeacon(Call call) {
        return call.method().equals("POST") && call.target().startsWith("/api/telemetry/");
    }

    private static List<String> brokenInError(Call call, Reply reply, String requestId) {
        if (call.method().equals("HEAD") || isToABeacon(call) && reply.body().isEmpty()) {
            return List.of();
        }
        List<String> broken = new ArrayList<>();
        if (!String.join(" ", reply.header("content-type")).startsWith("application/json")) {
            broken.add("the error's content type is " + reply.header("content-type"));
        }
        if (INTERNALS.matcher(reply.body()).find()) {
            broken.add("the error tells internals");
        }
        try {
            JsonNode error = MAPPER.readTree(reply.body());
            if (reply.status() == NOT_FOUND && isContracted(call, error)) {
                return broken;
            }
            for (String field : List.of("error", "code", "requestId")) {
                if (error.path(field).asText("").isBlank()) {
                    broken.add("the error has no " + field);
                }
            }
            if (!error.path("requestId").asText().equals(requestId)) {
                broken.add("the error's requestId is not that of the header");
            }
        } catch (JsonProcessingException e) {
            broken.add("the error is no JSON");
        }
        return broken;
    }
}
