package io.coachup.skills.plans;

import static io.coachup.skills.support.Api.as;
import static io.coachup.skills.support.Api.asService;
import static io.coachup.skills.support.Api.body;
import static io.coachup.skills.support.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.skills.support.DocumentedRoutes;
import io.coachup.skills.support.Results;
import io.coachup.skillsapi.SkillsPaths;
import io.restassured.response.Response;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/**
 * Ada, who has a lot of everything, calls every route of the service: those of the API document by itself, and those that
 * only services call.
 */
final class RouteWalk {

    /** More rows in each list than any route runs statements. */
    private static final int MANY = 21;

    private final StatementRecorder recorder;
    private final Jdbi jdbi;
    private final String ada = unique("ada");
    private final String session = "s-" + ada;
    private final Map<String, List<Recorded>> ran = new TreeMap<>();

    RouteWalk(StatementRecorder recorder, Jdbi jdbi) {
        this.recorder = recorder;
        this.jdbi = jdbi;
    }

    /** The statements that each route ran. */
    Map<String, List<Recorded>> run() {
        String group = adaHasALot();
        Map<String, String> ids = Map.of(
                "userId", ada,
                "sessionId", session,
                "session_id", session,
                "groupId", group,
                "latestGroupId", group,
                "messageId", "m-new",
                "goalId", "goal-1");
        internal(group)
                .forEach((path, body) ->
                        record("POST " + path, () -> (path.startsWith("/internal/") ? asService() : as(ada))
                                .body(body)
                                .post(path)));
        DocumentedRoutes routes = DocumentedRoutes.read();
        routes.forEach((method, path, operation) -> record(
                method.toUpperCase(Locale.ROOT) + " " + path, () -> routes.call(ada, method, path, operation, ids)));
        return ran;
    }

    private void record(String route, Supplier<Response> call) {
        int before = recorder.statements().size();
        Response answer = call.get();
        assertThat(answer.statusCode()).as(route + ": " + answer.asString()).isLessThan(500);
        List<Recorded> all = recorder.statements();
        ran.put(route, all.subList(before, all.size()));
    }

    /** A group of her session. */
    private String adaHasALot() {
        as(ada).body(body("skillId", "empathy")).post("/api/v1/skills/track");
        as(ada).body(body("userId", ada, "displayName", "Ada")).put("/api/v1/users/profile");
        String group = "";
        for (int i = 0; i < MANY; i++) {
            as(ada).body(body("userId", ada, "goalId", "goal-" + i, "title", "A goal", "status", "active"))
                    .post("/api/v1/users/goals");
            group = Results.assess(ada, session, "empathy", 8);
            if (i < MANY / 4) {
                Results.assess(ada, "empathy", 8);
            }
        }
        return group;
    }

    /** A body for each route that only services call. */
    private Map<String, Map<String, Object>> internal(String group) {
        String key = jdbi.withHandle(
                handle -> handle.createQuery("select session_key from sessions where session_id = :session")
                        .bind("session", session)
                        .mapTo(String.class)
                        .one());
        Map<String, Object> job = body("sessionId", key, "groupId", group);
        Map<String, Object> receipt =
                body("receipt", "00000000-0000-4000-8000-000000000000", "leaseMs", 1, "delayMs", 1);
        Map<String, Map<String, Object>> bodies = new LinkedHashMap<>();
        bodies.put(SkillsPaths.CHAT_CONTEXT, body("sessionId", session));
        bodies.put(SkillsPaths.CHAT_REPLIES, reply());
        bodies.put(
                SkillsPaths.SPEECH_TRANSCRIPTS,
                body("sessionId", session, "messageId", "heard", "text", "I was heard", "ts", 9, "durationMs", 5));
        bodies.put(SkillsPaths.USERS_EXPORT, body());
        bodies.put(SkillsPaths.AUDIO_ERASURES + SkillsPaths.TAKE, body());
        bodies.put(
                SkillsPaths.AUDIO_ERASURES + SkillsPaths.END,
                body("claim", "00000000-0000-4000-8000-000000000000", "deleted", true));
        bodies.put(SkillsPaths.SPEECH_SYNTHESES, body("userId", ada, "sessionId", session, "costCents", 1));
        bodies.put(SkillsPaths.ASSESSMENTS + SkillsPaths.LOAD, job);
        bodies.put(
                SkillsPaths.ASSESSMENTS + SkillsPaths.FINALIZE,
                body(
                        "sessionId",
                        key,
                        "groupId",
                        group,
                        "rubricVersion",
                        "v2",
                        "summary",
                        Map.of("skillAssessments", List.of())));
        bodies.put(
                SkillsPaths.ASSESSMENTS + SkillsPaths.DEAD, body("sessionId", key, "groupId", group, "reason", "no"));
        bodies.put(SkillsPaths.LEASES + SkillsPaths.TAKE, body("waitMs", 0, "leaseMs", 1));
        bodies.put(SkillsPaths.LEASES + SkillsPaths.EXTEND, receipt);
        bodies.put(SkillsPaths.LEASES + SkillsPaths.RELEASE, receipt);
        bodies.put(SkillsPaths.BUDGETS + SkillsPaths.RESERVATIONS, body("userId", ada, "audioMs", 5));
        bodies.put(
                SkillsPaths.BUDGETS + SkillsPaths.SETTLEMENTS,
                body("reservation", "00000000-0000-4000-8000-000000000000", "audioMs", 5));
        return bodies;
    }

    private Map<String, Object> reply() {
        return body(
                "userId",
                ada,
                "sessionId",
                session,
                "messageId",
                "reply",
                "ts",
                11,
                "text",
                "A reply",
                "costCents",
                0.5,
                "prompt",
                body("messageId", "prompt", "text", "A question", "ts", 10));
    }

    /** Paths and parts of paths in {@link SkillsPaths} that no call here has. */
    List<String> forgotten() {
        String called = String.join(" ", ran.keySet());
        return Arrays.stream(SkillsPaths.class.getFields())
                .map(RouteWalk::value)
                .filter(path -> !called.contains(path))
                .collect(Collectors.toList());
    }

    private static String value(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
