package io.coachup.skills.export;

import static io.coachup.skills.support.Api.as;
import static io.coachup.skills.support.Api.body;
import static io.coachup.skills.support.Api.conversation;
import static io.coachup.skills.support.Api.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.coachup.skills.support.Results;
import io.coachup.skills.support.ServiceTest;
import io.coachup.testing.LocalTokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@ServiceTest
class ExportTest {

    private static final String PATH = "/users/export";

    @Inject
    DataSource dataSource;

    @TestHTTPResource
    URI service;

    private final String ada = unique("ada");
    private final String session = unique("s");

    @Test
    void everythingOfThePersonIsOneDocument() {
        as(ada).body(body("userId", ada, "displayName", "Ada \"the\" Öne")).put("/api/v1/users/profile");
        as(ada).body(body("userId", ada, "goalId", "g1", "title", "Calm", "status", "active", "tags", List.of("a")))
                .post("/api/v1/users/goals");
        as(ada).body(body("skillId", "empathy")).post("/api/v1/skills/track");
        String group = Results.assess(ada, session, "empathy", 8);
        conversation(unique("bob"), unique("s"), "Words of Bob");

        Response answer = as(ada).body("{}").post(PATH);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).doesNotContain("Words of Bob");
        JsonPath document = answer.jsonPath();
        assertThat(document.getString("userId")).isEqualTo(ada);
        assertThat(document.getString("usersProfile[0].displayName")).isEqualTo("Ada \"the\" Öne");
        assertThat(document.getList("usersGoals[0].tags")).isEqualTo(List.of("a"));
        assertThat(document.getList("sessions.sessionId")).isEqualTo(List.of(session));
        assertThat(document.getList("interactions.text"))
                .isEqualTo(List.of("I want to practise", "Good luck, and let me know how it goes."));
        assertThat(document.getList("interactions.sessionId")).isEqualTo(List.of(session, session));
        assertThat(document.getList("ingestedMessages.content")).hasSize(2);
        assertThat(document.getList("assessments.groupId")).isEqualTo(List.of(group));
        assertThat(document.getDouble("skillAssessments[0].level")).isEqualTo(8);
        assertThat(document.getList("skillAssessments[0].feedback")).isEqualTo(List.of("Told to " + ada));
        assertThat(document.getList("skillLevelHistory.skillId")).isEqualTo(List.of("empathy"));
        assertThat(document.getDouble("trackedSkills[0].currentLevel")).isEqualTo(1);
        assertThat(document.getList("events.kind")).contains("interaction_appended");
        assertThat(document.getBoolean("complete")).isTrue();
        assertThat(answer.asString()).doesNotContain("sessionKey");
    }

    @Test
    void whoHasNothingGetsEmptyLists() {
        JsonPath document = as(ada).body("{}").post(PATH).jsonPath();

        assertThat(document.getList("sessions")).isEmpty();
        assertThat(document.getList("usersProfile")).isEmpty();
        assertThat(document.getBoolean("complete")).isTrue();
        given().body("{}").post(PATH).then().statusCode(401);
    }

    @Test
    void aReaderWhoStopsHoldsOneExportAndNoMore() throws Exception {
        fill();
        try (Socket reader = slowReader()) {
            reader.setSoTimeout(10_000);
            assertThat(reader.getInputStream().read()).isEqualTo('H');

            as(ada).body("{}")
                    .post(PATH)
                    .then()
                    .statusCode(429)
                    .header("retry-after", "30")
                    .body("error", equalTo("Your data is being exported already"));
            as(unique("bob")).body("{}").post(PATH).then().statusCode(200);
        }
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        Response answer = as(ada).body("{}").post(PATH);
        while (answer.statusCode() == 429 && System.nanoTime() < end) {
            answer = as(ada).body("{}").post(PATH);
        }
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getList("interactions.ts")).hasSize(5_000);
    }

    /** More than sockets hold on the way. */
    private void fill() {
        as(ada).body(body("userId", ada, "sessionId", session)).post("/api/v1/sessions/state");
        Jdbi.create(dataSource).useHandle(handle -> handle.createUpdate(
                        """
                                insert into interactions (session_key, message_id, role, content_hash, text, ts, created_at)
                                select session_key, 'm' || n, 'user', 'h', repeat('word ', 800), n, n
                                from sessions cross join generate_series(1, 5000) n where user_id = :ada
                                """)
                .bind("ada", ada)
                .execute());
    }

    private Socket slowReader() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(service.getHost(), service.getPort()));
        String head =
                "POST %s HTTP/1.1\r\nhost: localhost\r\nauthorization: %s\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}"
                        .formatted(PATH, LocalTokens.bearer(ada));
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
