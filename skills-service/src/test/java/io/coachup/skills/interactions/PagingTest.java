package io.coachup.skills.interactions;

import static io.coachup.skills.support.Api.as;
import static io.coachup.skills.support.Api.body;
import static io.coachup.skills.support.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.skills.support.ServiceTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@ServiceTest
class PagingTest {

    private final String session = unique("s");

    @Test
    void pagesLeadBackwardsEachInAscendingOrder() {
        IntStream.rangeClosed(1, 25).forEach(i -> say(i, 1_000 + i));

        JsonPath newest = page(10, null);
        JsonPath middle = page(10, newest.getString("nextCursor"));
        JsonPath oldest = page(10, middle.getString("nextCursor"));

        assertThat(newest.getList("items.id")).isEqualTo(ids(16, 25));
        assertThat(middle.getList("items.id")).isEqualTo(ids(6, 15));
        assertThat(oldest.getList("items.id")).isEqualTo(ids(1, 5));
        assertThat(oldest.getMap("").get("nextCursor")).isNull();
    }

    @Test
    void pagesStayStableWhileTurnsArriveAndWhenTimesAreEqual() {
        IntStream.rangeClosed(1, 12).forEach(i -> say(i, 5_000));
        List<Object> seen = new ArrayList<>();

        JsonPath page = page(5, null);
        seen.addAll(0, page.getList("items.id"));
        int arriving = 13;
        while (page.getString("nextCursor") != null) {
            say(arriving++, 5_000);
            page = page(5, page.getString("nextCursor"));
            seen.addAll(0, page.getList("items.id"));
        }

        assertThat(seen).isEqualTo(ids(1, 12));
    }

    private void say(int number, long ts) {
        as("ada")
                .body(body(
                        "sessionId",
                        session,
                        "messageId",
                        "m" + number,
                        "role",
                        number % 2 == 0 ? "assistant" : "user",
                        "contentHash",
                        "h",
                        "text",
                        "Turn " + number,
                        "ts",
                        ts))
                .post("/api/v1/interactions")
                .then()
                .statusCode(200);
    }

    private JsonPath page(int limit, String cursor) {
        return as("ada")
                .queryParam("sessionId", session)
                .queryParam("limit", limit)
                .queryParam("cursor", cursor == null ? "" : cursor)
                .get("/api/v1/transcripts")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<String> ids(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> "m" + i).toList();
    }
}
