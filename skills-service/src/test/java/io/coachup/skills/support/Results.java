package io.coachup.skills.support;

import static io.coachup.skills.support.Api.asService;
import static io.coachup.skills.support.Api.body;
import static io.coachup.skills.support.Api.conversation;
import static io.coachup.skills.support.Api.unique;

import io.coachup.common.hashing.Sha256;
import java.util.List;
import java.util.Map;

/** What the worker reports. */
public final class Results {

    private static final String SALT = "test_salt";

    private Results() {}

    /** The person has a conversation of its own session that is assessed at this level; the session's id. */
    public static String assess(String user, String skillId, double level) {
        String session = unique("s");
        assess(user, session, skillId, level);
        return session;
    }

    /** Like {@link #assess(String, String, double)} in this session; the group's id. */
    public static String assess(String user, String session, String skillId, double level) {
        String group = conversation(user, session, "I want to practise");
        Map<String, Object> item = body(
                "skillHash", Sha256.hex(SALT + skillId),
                "level", level,
                "metCriteria", List.of(),
                "unmetCriteria", List.of(),
                "feedback", List.of("Told to " + user));
        asService()
                .body(body(
                        "sessionId",
                        session,
                        "groupId",
                        group,
                        "rubricVersion",
                        "v2",
                        "summary",
                        Map.of("skillAssessments", List.of(item))))
                .post("/api/assessments/convex/finalize")
                .then()
                .statusCode(200);
        return group;
    }
}
