package io.coachup.skills.ingest;

import static io.coachup.skills.support.Api.ingest;
import static io.coachup.skills.support.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.skills.support.ServiceTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two clients of one person report one conversation at once. */
@ServiceTest
class IngestRaceTest {

    private static final int FEW = 10;
    private static final int MANY = 200;

    @Inject
    DataSource dataSource;

    private Jdbi jdbi;

    private interface Race {
        void run() throws Exception;
    }

    @BeforeEach
    void connect() {
        jdbi = Jdbi.create(dataSource);
    }

    @Test
    void aSessionThatTwoClientsReportIsOneConversation() throws Exception {
        repeat(FEW, this::ingestFromTwoClients);
    }

    @Test
    @Tag("long")
    void aSessionThatTwoClientsReportIsOneConversationTwoHundredTimes() throws Exception {
        repeat(MANY, this::ingestFromTwoClients);
    }

    private static void repeat(int times, Race race) throws Exception {
        for (int i = 0; i < times; i++) {
            race.run();
        }
    }

    private void ingestFromTwoClients() throws Exception {
        String user = unique("user");
        String session = unique("s");
        // Both report the same conversation under the same ids, as two tabs of one person do, in their order.
        List<String> said = List.of("Hello there", "I want to practise", "How do I begin?", "One more thing");

        List<List<Response>> answers = atOnce(Stream.of("one", "other")
                .<Callable<List<Response>>>map(client -> () -> {
                    List<Response> own = new ArrayList<>();
                    for (int i = 0; i < said.size(); i++) {
                        own.add(ingest(user, session, "m" + i, "user", said.get(i))
                                .extract()
                                .response());
                    }
                    own.add(ingest(user, session, client, "user", "I am the client called " + client)
                            .extract()
                            .response());
                    return own;
                })
                .toList());

        List<Response> all = answers.stream().flatMap(List::stream).toList();
        assertThat(all).extracting(Response::statusCode).containsOnly(200);
        assertThat(Set.copyOf(all.stream()
                        .map(answer -> answer.<String>path("groupId"))
                        .toList()))
                .hasSize(1);
        for (int i = 0; i < said.size(); i++) {
            int turn = i;
            assertThat(answers.stream()
                            .map(own -> Boolean.TRUE.equals(own.get(turn).path("deduped"))))
                    .containsExactlyInAnyOrder(true, false);
        }
        assertThat(text(
                        """
                        select (select count(*) || ' ' || count(distinct message_id) || ' ' || min(event_index) || ' '
                                    || max(event_index)
                                from ingested_messages join sessions using (session_key) where session_id = :id)
                            || ' ' || (select next_event_index || ' ' || turn_count || ' ' || interaction_count
                                from sessions where session_id = :id)
                            || ' ' || (select count(*) from interactions join sessions using (session_key)
                                where session_id = :id)
                            || ' ' || (select string_agg(message_id, ',' order by event_index) from ingested_messages
                                join sessions using (session_key) where session_id = :id and message_id like 'm%')
                        """,
                        session))
                .isEqualTo("6 6 0 5 6 6 6 6 m0,m1,m2,m3");
    }

    private String text(String sql, String id) {
        return jdbi.withHandle(handle ->
                handle.createQuery(sql).bind("id", id).mapTo(String.class).one());
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : clients.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
