package io.coachup.skills.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallerPlacesTest {

    private final AtomicInteger refusals = new AtomicInteger();

    @Test
    void nobodyHasMorePlacesAtOnceThanAllowedAndAllAreServed() throws Exception {
        CallerPlaces places = new CallerPlaces(3, Duration.ofSeconds(20), () -> {});
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = IntStream.range(0, 200)
                    .mapToObj(i -> clients.submit(() -> places.within("ada", () -> {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        Thread.yield();
                        inside.decrementAndGet();
                        return i;
                    })))
                    .toList();
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(i);
            }
        }

        assertThat(most.get()).isBetween(1, 3);
        assertThat(places.callers()).isZero();
    }

    @Test
    void whoHasTakenAllTheirPlacesIsToldAndNobodyElseWaits() throws Exception {
        CallerPlaces places = new CallerPlaces(1, Duration.ZERO, refusals::incrementAndGet);
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);

        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> slow = clients.submit(() -> places.within("ada", () -> {
                taken.countDown();
                await(over);
                return "done";
            }));
            assertThat(taken.await(20, TimeUnit.SECONDS)).isTrue();

            assertThatExceptionOfType(ApiException.class)
                    .isThrownBy(() -> places.within("ada", () -> "too many"))
                    .withMessage("At most 1 of your requests are worked on at once: wait for some to end")
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.RATE_LIMITED))
                    .satisfies(
                            refusal -> assertThat(refusal.retryAfterSeconds()).isPositive());
            assertThat(places.<String>within("grace", () -> "done")).isEqualTo("done");

            over.countDown();
            assertThat(slow.get()).isEqualTo("done");
        }
        assertThat(refusals).hasValue(1);
        assertThat(places.<String>within("ada", () -> "again")).isEqualTo("again");
        assertThat(places.callers()).isZero();
    }

    @Test
    void workThatFailsGivesItsPlaceBack() {
        CallerPlaces places = new CallerPlaces(1, Duration.ZERO, refusals::incrementAndGet);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> places.within("ada", () -> {
                    throw new IllegalStateException("the work failed");
                }));

        assertThat(places.<String>within("ada", () -> "done")).isEqualTo("done");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
