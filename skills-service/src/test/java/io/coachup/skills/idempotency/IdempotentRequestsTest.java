package io.coachup.skills.idempotency;

import static io.coachup.skills.support.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.skills.database.Database;
import io.coachup.skills.support.ServiceTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Requests under one key, on the real database. */
@ServiceTest
class IdempotentRequestsTest {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration OVER = Duration.ofMillis(-1);

    @Inject
    IdempotentRequests requests;

    @Inject
    Database database;

    private final String user = unique("user");
    private final RequestKey key = key("hash");

    private RequestKey key(String bodyHash) {
        return new RequestKey(user, "POST /test", "key", bodyHash);
    }

    @Test
    void whileTheFirstIsWorkedOnTheSecondIsToldToComeAgain() {
        AtomicInteger worked = new AtomicInteger();

        String answer = requests.once(key, LEASE, () -> {
                    ApiException refused = catchThrowableOfType(
                            ApiException.class, () -> requests.once(key, LEASE, worked::incrementAndGet));
                    assertThat(refused.code()).isEqualTo(ErrorCode.IN_PROGRESS);
                    assertThat(refused.code().status()).isEqualTo(409);
                    assertThat(refused.retryAfterSeconds()).isPositive();
                    return Map.of("n", 1);
                })
                .toString();

        assertThat(requests.once(key, LEASE, worked::incrementAndGet)).hasToString(answer);
        assertThat(worked).hasValue(0);
        assertThatThrownBy(() -> requests.once(key("other"), LEASE, worked::incrementAndGet))
                .isInstanceOfSatisfying(ApiException.class, refused -> assertThat(refused.code())
                        .isEqualTo(ErrorCode.IDEMPOTENCY_KEY_REUSED));
    }

    @Test
    void ofManyAtOnceOneWorks() throws Exception {
        AtomicInteger worked = new AtomicInteger();
        Callable<String> call = () -> {
            try {
                return requests.once(key, LEASE, worked::incrementAndGet).toString();
            } catch (ApiException e) {
                return e.code().word();
            }
        };
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> answers = threads
                    .invokeAll(IntStream.range(0, 50).mapToObj(_ -> call).toList())
                    .stream()
                    .map(future -> future.resultNow())
                    .toList();

            assertThat(answers).contains("1").allMatch(answer -> answer.equals("1") || answer.equals("in_progress"));
        }
        assertThat(worked).hasValue(1);
    }

    @Test
    void whatFailedIsTriedAgain() {
        assertThatThrownBy(() -> requests.once(key, LEASE, () -> {
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        assertThat(requests.once(key, LEASE, () -> 7).intValue()).isEqualTo(7);
    }

    @Test
    void whoDiedIsReplacedAfterTheLease() {
        assertThat(requests.once(key, OVER, () -> requests.once(key, LEASE, () -> "second"))
                        .textValue())
                .isEqualTo("second");

        assertThat(requests.once(key, LEASE, () -> "third").textValue())
                .as("who was late has not replaced the answer")
                .isEqualTo("second");
    }

    @Test
    void anAnswerIsKeptForItsTimeAlone() {
        requests.once(key, LEASE, () -> "first");
        int ended = database.inTransaction("test", handle -> handle.createUpdate(
                        "update idempotency_keys set expires_at = 1 where user_id = :user")
                .bind("user", user)
                .execute());
        assertThat(ended).isEqualTo(1);

        assertThat(requests.once(key, LEASE, () -> "second").textValue()).isEqualTo("second");
    }
}
