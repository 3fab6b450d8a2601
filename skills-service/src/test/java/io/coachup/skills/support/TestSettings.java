package io.coachup.skills.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Secrets of the service under test. */
public final class TestSettings implements QuarkusTestResourceLifecycleManager {

    public static final String SERVICE_SECRET = "service-secret-of-the-tests";
    public static final String FINALIZE_SECRET = "finalize-secret-of-the-tests";

    public static final String SEED_SECRET = "seed-secret-of-the-tests";

    @Override
    public Map<String, String> start() {
        return Map.of(
                "SERVICE_SHARED_SECRET",
                SERVICE_SECRET,
                "PERSIST_ASSESSMENTS_SECRET",
                FINALIZE_SECRET,
                "SKILL_HASH_SALT",
                "test_salt",
                "LOG_HASH_SALT",
                "salt-of-the-tests",
                "MOCK_CONVEX",
                "1",
                "DEV_SEED_SECRET",
                SEED_SECRET,
                // Without it who tracks nothing would practise the skills of the demo.
                "ASSESS_TRACKED_SKILLS_JSON",
                "[]");
    }

    @Override
    public void stop() {
        // Nothing was started.
    }
}
