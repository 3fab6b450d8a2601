package io.coachup.worker.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.worker.queue.Delivery;
import io.coachup.worker.queue.JobSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the loops do when work ends in an error of the program. */
class WorkerLoopsTest {

    private static final Delivery DELIVERY = new Delivery("{}", "r", "m", "g", 1, null, null, null);

    private final Deliveries deliveries = new Deliveries();
    private final CountDownLatch ended = new CountDownLatch(1);
    private WorkerLoops loops;

    @AfterEach
    void stop() throws InterruptedException {
        loops.stop(null);
    }

    @Test
    void anErrorEndsNoLoop() throws InterruptedException {
        CountDownLatch worked = new CountDownLatch(3);
        start((delivery, pulse) -> {
            worked.countDown();
            throw worked.getCount() == 2 ? new StackOverflowError() : new NoClassDefFoundError();
        });

        deliveries.add(3);

        assertThat(worked.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(loops.isAlive()).isTrue();
        assertThat(ended.getCount()).isOne();
    }

    @Test
    void whenMemoryIsOutTheProcessEnds() throws InterruptedException {
        start((delivery, pulse) -> {
            throw new OutOfMemoryError();
        });

        deliveries.add(1);

        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aLoopThatIsBusyForTooLongIsNotAlive() throws InterruptedException {
        CountDownLatch late = new CountDownLatch(1);
        CountDownLatch seen = new CountDownLatch(1);
        start((delivery, pulse) -> {
            pulse.within(Duration.ofMillis(-1));
            late.countDown();
            seen.await();
        });
        assertThat(loops.isAlive()).isTrue();

        deliveries.add(1);

        assertThat(late.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(loops.isAlive()).isFalse();
        assertThat(loops.isRunning()).isTrue();
        seen.countDown();
    }

    @Test
    void aLoopThatHasEndedIsNotAlive() throws InterruptedException {
        start((delivery, pulse) -> Thread.currentThread().interrupt());

        deliveries.add(2);

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !loops.isAlive());
    }

    private void start(WorkerLoops.JobWork work) {
        loops = new WorkerLoops(
                deliveries,
                work,
                JobConfigs.DEFAULTS,
                new FailurePolicy(JobConfigs.DEFAULTS, () -> 1),
                ended::countDown);
        loops.start(null);
    }

    /** As many deliveries as a test asks for. */
    private static final class Deliveries implements JobSource {

        private final BlockingQueue<Delivery> waiting = new LinkedBlockingQueue<>();

        void add(int count) {
            for (int i = 0; i < count; i++) {
                waiting.add(DELIVERY);
            }
        }

        @Override
        public String provider() {
            return "test";
        }

        @Override
        public String destination() {
            return "deliveries";
        }

        @Override
        public Optional<Delivery> receive(Duration invisible) {
            try {
                return Optional.ofNullable(waiting.poll(10, TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void extend(Delivery delivery, Duration invisible) {
            // nothing is invisible here
        }

        @Override
        public void retryAfter(Delivery delivery, Duration delay) {
            // nothing comes back
        }

        @Override
        public void done(Delivery delivery) {
            // nothing is kept
        }

        @Override
        public void dead(Delivery delivery, String reason) {
            // nothing is kept
        }
    }
}
