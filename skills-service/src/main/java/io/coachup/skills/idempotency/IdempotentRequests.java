package io.coachup.skills.idempotency;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.skills.database.Database;
import io.coachup.skills.database.Json;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/** Works on a request once a key, across replicas. What failed is forgotten, so that it can be tried again;
 * retention takes keys away whose time is over. */
@Singleton
public final class IdempotentRequests {

    private static final int RETRY_AFTER_SECONDS = 2;

    private final Database database;
    private final IdempotencyKeys keys;
    private final IdempotencyConfig config;
    private final Json json;

    IdempotentRequests(Database database, IdempotencyKeys keys, IdempotencyConfig config, Json json) {
        this.database = database;
        this.keys = keys;
        this.config = config;
        this.json = json;
    }

    /**
     * The answer to a request: what {@code work} returns, or what it returned before.
     *
     * @param key null for a request that has none, which is worked on each time
     * @param lease how long the work may take before somebody else may begin it again
     * @throws ApiException 409 while the first is being worked on, 422 when the key came with another body
     */
    public JsonNode once(RequestKey key, Duration lease, Supplier<?> work) {
        if (key == null) {
            return json.read(json.write(work.get()));
        }
        UUID claim = UUID.randomUUID();
        IdempotencyKeys.Found found = database.inTransaction("idempotency.begin", handle -> {
            long now = System.currentTimeMillis();
            return keys.begin(
                    handle,
                    key,
                    new IdempotencyKeys.Claim(
                            claim,
                            now,
                            now + lease.toMillis(),
                            now + config.keep().toMillis()));
        });
        if (found.claim().equals(claim)) {
            return work(key, claim, work);
        }
        if (!found.bodyHash().equals(key.bodyHash())) {
            throw new ApiException(
                    ErrorCode.IDEMPOTENCY_KEY_REUSED,
                    "This Idempotency-Key came with another body before: use a new key for a new request");
        }
        if (found.answer() == null) {
            throw ApiException.unavailable(
                    ErrorCode.IN_PROGRESS,
                    "The first request with this Idempotency-Key is being worked on: ask again in a moment",
                    RETRY_AFTER_SECONDS,
                    null);
        }
        return json.read(found.answer());
    }

    private JsonNode work(RequestKey key, UUID claim, Supplier<?> work) {
        String answer = null;
        try {
            answer = json.write(work.get());
        } finally {
            if (answer == null) {
                database.inTransaction("idempotency.forget", handle -> keys.forget(handle, key, claim));
            }
        }
        String kept = answer;
        database.inTransaction("idempotency.keep", handle -> keys.keep(handle, key, claim, kept));
        return json.read(kept);
    }
}
