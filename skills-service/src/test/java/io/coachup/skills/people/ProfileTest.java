package io.coachup.skills.people;

import static io.coachup.skills.support.Api.as;
import static io.coachup.skills.support.Api.body;
import static io.coachup.skills.support.Api.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.coachup.skills.support.ServiceTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ServiceTest
class ProfileTest {

    private final String user = unique("user");

    @Test
    void itIsMadeChangedFieldByFieldAndRead() {
        get(user).body("profile", nullValue());

        put(body(
                        "userId", user,
                        "displayName", " Ada ",
                        "email", "ada@example.org",
                        "avatarUrl", "https://example.org/a.png",
                        "bio", "I lead a small team."))
                .statusCode(200)
                .body("ok", equalTo(true), "created", equalTo(true));
        put(body("userId", user, "displayName", "Ada L.", "bio", null))
                .statusCode(200)
                .body("ok", equalTo(true), "created", equalTo(false));

        Map<String, Object> profile = get(user).extract().path("profile");
        assertThat(profile)
                .containsEntry("userId", user)
                .containsEntry("displayName", "Ada L.")
                .containsEntry("email", "ada@example.org")
                .containsEntry("avatarUrl", "https://example.org/a.png")
                .doesNotContainKey("bio");
        assertThat((Long) profile.get("updatedAt")).isGreaterThanOrEqualTo((Long) profile.get("createdAt"));
    }

    @Test
    void anothersLooksAsIfItDidNotExistAndCanNotBeWritten() {
        put(body("userId", user, "displayName", "Ada")).statusCode(200);
        String other = unique("user");

        as(other).get("/api/v1/users/profile?userId=" + user).then().body("profile", nullValue());
        for (String named : List.of(user, unique("nobody"))) {
            as(other)
                    .body(body("userId", named, "displayName", "Mallory"))
                    .put("/api/v1/users/profile")
                    .then()
                    .statusCode(404)
                    .body("error", equalTo("Not found"), "code", equalTo("not_found"));
        }

        get(user).body("profile.displayName", equalTo("Ada"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                        | userId required",
                "{\"userId\":\" \"}                          | userId required",
                "{\"userId\":7}                            | userId required",
                "nonsense                                  | Invalid JSON",
                "{\"userId\":\"U\",\"displayName\":\" \"}        | displayName must not be blank; null takes it away",
                "{\"userId\":\"U\",\"displayName\":7}          | displayName must be a string",
                "{\"userId\":\"U\",\"email\":\"nobody\"}         | email must look like name@example.org",
                "{\"userId\":\"U\",\"email\":\"a b@c.de\"}       | email must look like name@example.org",
                "{\"userId\":\"U\",\"avatarUrl\":\"javascript:x\"} | avatarUrl must be a valid http(s) URL",
                "{\"userId\":\"U\",\"bio\":\"a\\u0000b\"}        | bio must not contain NUL characters",
            })
    void whatIsWrongIsRefusedWithTheReason(String body, String error) {
        as(user).body(body.replace("\"U\"", '"' + user + '"'))
                .put("/api/v1/users/profile")
                .then()
                .statusCode(400)
                .body("error", equalTo(error));
        get(user).body("profile", nullValue());
    }

    @Test
    void textsHaveALength() {
        put(body("userId", user, "bio", "x".repeat(500))).statusCode(200);
        put(body("userId", user, "bio", "x".repeat(501)))
                .statusCode(400)
                .body("error", equalTo("bio must not be longer than 500 characters"));
        put(body("userId", user, "displayName", "x".repeat(101)))
                .statusCode(400)
                .body("error", equalTo("displayName must not be longer than 100 characters"));
    }

    @Test
    void whoIsMeantHasToBeSaidAndWhoAsksToBeKnown() {
        as(user).get("/api/v1/users/profile").then().statusCode(400).body("error", equalTo("userId required"));
        given().get("/api/v1/users/profile?userId=" + user).then().statusCode(401);
    }

    @Test
    void ofTwentyFirstProfilesAtOnceOneIsTheFirst() throws Exception {
        List<Boolean> created = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> answers = IntStream.range(0, 20)
                    .mapToObj(i -> clients.submit(() -> put(body("userId", user, "displayName", "Ada " + i))
                            .statusCode(200)
                            .extract()
                            .<Boolean>path("created")))
                    .toList();
            for (Future<Boolean> answer : answers) {
                created.add(answer.get());
            }
        }

        assertThat(created).filteredOn(first -> first).hasSize(1);
    }

    private ValidatableResponse put(Map<String, Object> body) {
        return as(user).body(body).put("/api/v1/users/profile").then();
    }

    private static ValidatableResponse get(String user) {
        return as(user).get("/api/v1/users/profile?userId=" + user).then().statusCode(200);
    }
}
