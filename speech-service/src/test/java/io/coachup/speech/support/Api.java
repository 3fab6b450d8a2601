package io.coachup.speech.support;

import static io.restassured.RestAssured.given;

import io.coachup.testing.LocalTokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Calls of the running service, in somebody's name. */
public final class Api {

    public static final String STT = "/api/v1/stt";
    public static final String TTS = "/api/v1/tts";

    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private Api() {}

    /** The value of somebody's authorization header. */
    public static String bearer(String user) {
        return TOKENS.computeIfAbsent(user, LocalTokens::bearer);
    }

    /** A request of a signed-in person. */
    public static RequestSpecification as(String user) {
        return given().header("authorization", bearer(user));
    }

    /** Posts a recording as a form. */
    public static ValidatableResponse upload(String user, byte[] recording, String contentType, String... fields) {
        RequestSpecification request = as(user).multiPart("audio", "u.webm", recording, contentType);
        for (int i = 0; i < fields.length; i += 2) {
            request.multiPart(fields[i], fields[i + 1]);
        }
        return request.post(STT).then();
    }

    /** Posts names and values as a JSON object. */
    public static ValidatableResponse post(String user, String path, Object... namesAndValues) {
        return as(user).contentType(ContentType.JSON)
                .body(body(namesAndValues))
                .post(path)
                .then();
    }

    /** A JSON object of alternating names and values. */
    public static Map<String, Object> body(Object... namesAndValues) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return body;
    }

    /** An id that no other test uses. */
    public static String unique(String kind) {
        return kind + "-" + UUID.randomUUID();
    }

    /** The value of a series, given as it stands in the scrape up to the space; NaN when absent. */
    public static double metric(URI management, String series) {
        return Arrays.stream(scrape(management).split("\n"))
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    /** All metrics as text. */
    public static String scrape(URI management) {
        return given().header("accept", "text/plain")
                .get(management.resolve("/metrics"))
                .then()
                .extract()
                .asString()
                .replace(",}", "}");
    }
}
