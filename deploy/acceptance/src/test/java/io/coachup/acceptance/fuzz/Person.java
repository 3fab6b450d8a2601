package io.coachup.acceptance.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.acceptance.fuzz.ApiDocument.Operation;
import io.coachup.acceptance.fuzz.ApiDocument.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Who makes valid calls, and what is theirs.
 *
 * @param objectKey of a recording
 */
record Person(String id, String token, String session, String objectKey) {

    private static final String DOCUMENTED_SESSION = "session-of-the-document";
    private static final String DOCUMENTED_PERSON = "person-of-the-document";

    /** What stands in the document, with this person's own ids. */
    String own(String documented) {
        return documented.replace(DOCUMENTED_SESSION, session).replace(DOCUMENTED_PERSON, id);
    }

    /** What this person told the coach. */
    String said() {
        return "Said by " + id;
    }

    /** The operation's documented example, with what is this person's in place of what the document can't know. */
    Call example(Operation operation) {
        JsonNode example = operation.bodyExample();
        return call(operation, example.isMissingNode() ? null : example.toString());
    }

    /** The operation with the parameters of its example and this JSON body, or none. */
    Call call(Operation operation, String body) {
        StringBuilder target = new StringBuilder(operation.path());
        for (Parameter parameter : operation.parameters()) {
            String value = encoded(parameter);
            if (value != null && parameter.in().equals("path")) {
                String placeholder = "{" + parameter.name() + "}";
                int at = target.indexOf(placeholder);
                target.replace(at, at + placeholder.length(), value);
            } else if (value != null && parameter.in().equals("query")) {
                target.append(target.indexOf("?") < 0 ? '?' : '&')
                        .append(parameter.name())
                        .append('=')
                        .append(value);
            }
        }
        Call call = Call.of(operation.method(), target.toString());
        call = operation.isSecuredBy("serviceSecret")
                ? call.header("authorization", "Bearer " + FuzzSuite.SECRET)
                : call.header("authorization", "Bearer " + token);
        return body == null
                ? call
                : call.header("content-type", "application/json").body(Call.bytes(own(body)));
    }

    private String encoded(Parameter parameter) {
        String value = parameter.name().equals("objectKey")
                ? objectKey
                : own(parameter.example().asText(""));
        if (value.isEmpty()) {
            return parameter.in().equals("path") ? session : null;
        }
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
