package io.coachup.skills.requests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.skills.support.Api;
import io.coachup.skills.support.ServiceTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays the cases of {@code client-cases.txt}, where the next report of what a client sends is added. */
@ServiceTest
class ClientCasesTest {

    private static final String TABLE = "/client-cases.txt";
    private static final int COLUMNS = 5;
    private static final String ANY = "*";
    private static final String ABSENT = "absent";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    record Step(String request, String body, int status, String answer) {

        Step with(String session, String user) {
            return new Step(
                    filled(request, session, user), filled(body, session, user), status, filled(answer, session, user));
        }

        private static String filled(String text, String session, String user) {
            String number = Integer.toString(session.hashCode() & Integer.MAX_VALUE);
            return text.replace("{s}", session).replace("{u}", user).replace("{n}", number);
        }
    }

    record Case(String name, List<Step> steps) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() throws IOException {
        Map<String, List<Step>> cases = new LinkedHashMap<>();
        try (InputStream table = ClientCasesTest.class.getResourceAsStream(TABLE)) {
            new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Stream.of(line.split("\\|", COLUMNS))
                            .map(String::trim)
                            .toList())
                    .forEach(row -> cases.computeIfAbsent(row.get(0), _ -> new ArrayList<>())
                            .add(new Step(row.get(1), row.get(2), Integer.parseInt(row.get(3)), row.get(4))));
        }
        return cases.entrySet().stream().map(entry -> new Case(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isAnsweredAsTheTableSays(Case played) throws IOException {
        String session = Api.unique("s");
        String user = Api.unique("user");
        for (Step row : played.steps()) {
            Step step = row.with(session, user);
            Response answer = send(step, user);

            assertThat(answer.statusCode()).as(step + " " + answer.asString()).isEqualTo(step.status());
            boolean exact = step.answer().startsWith("=");
            JsonNode expected = MAPPER.readTree(exact ? step.answer().substring(1) : step.answer());
            assertHolds(expected, MAPPER.readTree(answer.asByteArray()), exact, step.request());
        }
    }

    private static Response send(Step step, String user) {
        String[] line = step.request().split(" ", 2);
        String[] method = line[0].split(":", 2);
        RequestSpecification request =
                (line[1].startsWith("/internal/") ? Api.asService() : Api.as(user)).urlEncodingEnabled(false);
        if (method.length > 1) {
            request.contentType(method[1]).body(step.body());
        } else if (!step.body().isEmpty()) {
            request.body(step.body().getBytes(StandardCharsets.UTF_8));
        }
        return request.request(method[0], line[1]);
    }

    private static void assertHolds(JsonNode expected, JsonNode actual, boolean exact, String where) {
        if (expected.isObject()) {
            if (exact) {
                assertThat(actual.fieldNames())
                        .toIterable()
                        .as(where)
                        .containsExactlyInAnyOrderElementsOf(names(expected));
            }
            for (String name : names(expected)) {
                if (expected.get(name).asText().equals(ABSENT)) {
                    assertThat(actual.has(name)).as(where + " " + name).isFalse();
                } else {
                    assertThat(actual.has(name))
                            .as(where + " " + name + " in " + actual)
                            .isTrue();
                    assertHolds(expected.get(name), actual.get(name), exact, where + " " + name);
                }
            }
        } else if (expected.isArray()) {
            assertThat(actual).as(where).hasSize(expected.size());
            for (int i = 0; i < expected.size(); i++) {
                assertHolds(expected.get(i), actual.get(i), exact, where + " " + i);
            }
        } else if (expected.isNumber()) {
            assertThat(actual.isNumber()).as(where).isTrue();
            assertThat(actual.doubleValue()).as(where).isEqualTo(expected.doubleValue());
        } else if (expected.asText().equals(ANY)) {
            assertThat(actual.isNull()).as(where).isFalse();
        } else {
            assertThat(actual).as(where).isEqualTo(expected);
        }
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
