package io.coachup.acceptance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.acceptance.fuzz.ApiDocument.Operation;
import io.coachup.acceptance.fuzz.Wire.Reply;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Every operation of the API document is called validly, and in thousands of ways that are not: no answer breaks the
 * {@link AnswerRules}, nothing that was refused has written, and the logs tell nothing of what was sent.
 */
class FuzzTest {

    private static final long SEED = Long.getLong("fuzz.seed", 20_260_101);
    private static final int THREADS = 3;
    private static final int SHOWN = 300;

    /** Of operations that are another's alias, or that nobody serves yet, only every so many-th call is made. */
    private static final int THINNED = 5;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final FuzzSuite SUITE = FuzzSuite.running();

    private static final String STRANGERS = "Bearer " + SUITE.token(FuzzSuite.MARKER + "-stranger", 3600);
    private static final String EXPIRED = "Bearer " + SUITE.token(FuzzSuite.MARKER + "-late", -10);

    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void nothingThatComesInBreaksTheSuite() throws Exception {
        Instant begun = Instant.now();
        List<String> broken = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<List<String>>> tries = SUITE.document().operations().stream()
                    .map(operation -> threads.submit(() -> fuzz(operation)))
                    .toList();
            for (Future<List<String>> attempt : tries) {
                broken.addAll(attempt.get());
            }
        }
        System.out.printf(
                "fuzz: seed %d, %d operations, %d requests in %d s%n",
                SEED,
                SUITE.document().operations().size(),
                calls.get(),
                Duration.between(begun, Instant.now()).toSeconds());

        assertThat(broken).isEmpty();
        for (String service : FuzzSuite.SERVICES) {
            assertHealthy(service);
            assertThat(brokenInLog(service)).as(service).isEmpty();
        }
    }

    private List<String> fuzz(Operation operation) throws Exception {
        List<String> broken = new ArrayList<>();
        Random random = new Random(SEED ^ operation.toString().hashCode());
        try (StoredData data = new StoredData(SUITE.suite().database())) {
            Person person = null;
            String before = null;
            List<Mutations.Attempt> attempts =
                    new Mutations(SUITE.document(), random, List.of(STRANGERS, EXPIRED)).of(operation);
            for (int i = 0; i < attempts.size(); i += step(operation)) {
                if (person == null) {
                    person = SUITE.personFor(operation);
                    before = data.of(person);
                }
                Call call = identified(attempts.get(i).by(person));
                Reply reply = SUITE.wire().send(call);
                List<String> rules = new ArrayList<>(AnswerRules.broken(call, reply));
                boolean refused = reply.status() >= 400 && reply.status() < 500;
                // What is for nobody in particular, such as making demo people, asks no token whose it is.
                boolean foreign = STRANGERS.equals(call.header("authorization")) && !operation.isForNobody();
                if ((refused || foreign) && !data.of(person).equals(before)) {
                    rules.add("refused, but wrote");
                }
                if (foreign && reply.body().contains(person.said())) {
                    rules.add("tells a stranger what was said");
                }
                if (!rules.isEmpty()) {
                    broken.add(operation + ": " + rules + " " + shown(call) + " -> " + reply.status() + " "
                            + reply.body()
                                    .substring(0, Math.min(SHOWN, reply.body().length())));
                }
                if (!refused
                        && (operation.isWrite()
                                || operation.answersAStream()
                                || !call.method().equals("GET"))) {
                    // Something was written, or is still being written: go on with somebody else.
                    person = null;
                }
            }
        }
        return broken;
    }

    private static int step(Operation operation) {
        return operation.isDocumented() && !operation.json().has("x-alias-of") ? 1 : THINNED;
    }

    /** With a request id to find its log lines by, unless it has one. */
    private Call identified(Call call) {
        String id = "fuzz-" + calls.incrementAndGet();
        return call.header("x-request-id") == null ? call.header("x-request-id", id) : call;
    }

    private static String shown(Call call) {
        String text = call.without("authorization").toString();
        return text.length() > 3 * SHOWN ? text.substring(0, 3 * SHOWN) + "…" : text;
    }

    private static void assertHealthy(String service) throws Exception {
        String variable = service.equals("assessment-worker")
                ? "WORKER"
                : service.substring(0, service.indexOf('-')).toUpperCase(java.util.Locale.ROOT);
        URI health = URI.create(SUITE.suite().metrics(variable)).resolve("/q/health");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString());

        assertThat(MAPPER.readTree(answer.body()).path("status").asText())
                .as(service)
                .isEqualTo("UP");
    }

    private static List<String> brokenInLog(String service) {
        List<String> broken = new ArrayList<>();
        for (String line : SUITE.log(service)) {
            // What a client chose as its request id is what its lines are found by.
            if (line.contains(FuzzSuite.MARKER) && !line.contains("\"requestId\":\"" + FuzzSuite.MARKER)) {
                broken.add("tells what was sent: " + line);
            }
            try {
                JsonNode json = MAPPER.readTree(line);
                if (json.path("level").asText().equals("error")) {
                    broken.add("an error: " + line);
                }
            } catch (JsonProcessingException e) {
                broken.add("no JSON: " + line);
            }
        }
        return broken;
    }
}
