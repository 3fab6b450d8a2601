package io.coachup.skills.audio;

import static io.coachup.skills.support.Api.as;
import static io.coachup.skills.support.Api.asService;
import static io.coachup.skills.support.Api.body;
import static io.coachup.skills.support.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.skills.support.ServiceTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@ServiceTest
class AudioErasuresTest {

    private static final String TAKE = "/internal/audio/erasures/lease";
    private static final String END = "/internal/audio/erasures/end";

    @Inject
    DataSource dataSource;

    @Inject
    AudioErasures erasures;

    private final String ada = unique("ada");

    @Test
    void anErasureIsLeasedToOneAndGoneWhenItIsDone() {
        long before = System.currentTimeMillis();
        erase();
        JsonPath taken = takeAdas().orElseThrow();
        assertThat(taken.getLong("erasedAt")).isBetween(before, System.currentTimeMillis());
        assertThat(takeAdas()).isEmpty();

        madeLongAgo();
        end(taken.getString("claim"), true);
        end(taken.getString("claim"), true);

        assertThat(rows()).isZero();
    }

    @Test
    void oneThatIsDoneSoonComesBackOnceForSpeechThatWasBeingMade() {
        erase();
        JsonPath taken = takeAdas().orElseThrow();

        end(taken.getString("claim"), true);

        assertThat(dueAt()).isEqualTo(taken.getLong("erasedAt") + 30_000);
        assertThat(takeAdas()).isEmpty();
        madeLongAgo();
        makeDue();
        end(takeAdas().orElseThrow().getString("claim"), true);
        assertThat(rows()).isZero();
    }

    @Test
    void oneThatFailsComesBackLaterEachTime() {
        erase();
        for (int wait = 5_000; wait <= 20_000; wait *= 2) {
            JsonPath taken = takeAdas().orElseThrow();
            long before = System.currentTimeMillis();
            end(taken.getString("claim"), false);
            assertThat(dueAt() - before).isBetween((long) wait, wait + 4_000L);
            assertThat(takeAdas()).isEmpty();
            makeDue();
        }
    }

    @Test
    void whoDiesWithOneHasItUntilTheLeaseIsOver() {
        erase();
        String dead = takeAdas().orElseThrow().getString("claim");
        assertThat(dueAt() - System.currentTimeMillis()).isBetween(290_000L, 300_000L);

        makeDue();
        JsonPath again = takeAdas().orElseThrow();

        end(dead, true);
        assertThat(rows()).isEqualTo(1);
        madeLongAgo();
        end(again.getString("claim"), true);
        assertThat(rows()).isZero();
    }

    @Test
    void whoIsErasedAgainMeanwhileIsDoneAgain() {
        erase();
        String first = takeAdas().orElseThrow().getString("claim");
        erase();

        end(first, true);

        assertThat(takeAdas()).isPresent();
    }

    @Test
    void theAgeOfTheOldestIsKnown() {
        erase();
        long now = System.currentTimeMillis() + 7_200_000;

        double oldest = with(handle -> erasures.oldestSeconds(handle, now));

        assertThat(oldest).isGreaterThanOrEqualTo(7_200);
    }

    @Test
    void nobodyButAServiceMayAsk() {
        as(ada).body("{}").post(TAKE).then().statusCode(401);
        as(ada).body(body("claim", "x", "deleted", true)).post(END).then().statusCode(401);
        asService().body(body("claim", "x", "deleted", true)).post(END).then().statusCode(400);
    }

    private void erase() {
        as(ada).delete("/api/v1/users").then().statusCode(200);
    }

    /** Takes what is due until it is Ada's; others are left to come back when their lease is over. */
    private Optional<JsonPath> takeAdas() {
        while (true) {
            JsonPath taken = asService()
                    .body("{}")
                    .post(TAKE)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            if (taken.getString("claim") == null) {
                return Optional.empty();
            }
            if (taken.getString("userId").equals(ada)) {
                return Optional.of(taken);
            }
        }
    }

    private static void end(String claim, boolean deleted) {
        asService()
                .body(body("claim", claim, "deleted", deleted))
                .post(END)
                .then()
                .statusCode(200);
    }

    private int rows() {
        return with(handle -> handle.createQuery("select count(*) from audio_erasures where person = :ada")
                .bind("ada", ada)
                .mapTo(Integer.class)
                .one());
    }

    private long dueAt() {
        return with(handle -> handle.createQuery("select due_at from audio_erasures where person = :ada")
                .bind("ada", ada)
                .mapTo(Long.class)
                .one());
    }

    private void madeLongAgo() {
        with(handle -> handle.createUpdate(
                        "update audio_erasures set erased_at = erased_at - 31000 where person = :ada")
                .bind("ada", ada)
                .execute());
    }

    private void makeDue() {
        with(handle -> handle.createUpdate("update audio_erasures set due_at = 0 where person = :ada")
                .bind("ada", ada)
                .execute());
    }

    private <T> T with(HandleCallback<T, RuntimeException> work) {
        return Jdbi.create(dataSource).withHandle(work);
    }
}
