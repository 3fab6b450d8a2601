package io.coachup.speech.storage;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Secrets of the service under test. */
public final class StorageSecrets implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "SERVICE_SHARED_SECRET", "service-secret-of-the-tests",
                "STORAGE_KEY_SECRET", "storage-secret-of-the-tests");
    }

    @Override
    public void stop() {
        // Nothing was started.
    }
}
