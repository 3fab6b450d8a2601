package io.coachup.speech.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DeadlineStreamTest {

    private final ScheduledThreadPoolExecutor timer = DeadlineStream.timer();

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    /** Each read waits until the stream is closed. */
    private static final class Silence extends InputStream {

        private final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public int read() throws IOException {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IOException("closed");
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    @Test
    void aReadThatWaitsTooLongIsATimeOut() {
        InputStream stream = new DeadlineStream(new Silence(), timer, Duration.ofMillis(20));

        assertThatThrownBy(stream::read)
                .isInstanceOf(HttpTimeoutException.class)
                .hasMessage("The provider took too long");
    }

    @Test
    void nothingRunsOutWhileNobodyWaits() throws IOException {
        InputStream stream = new DeadlineStream(new ByteArrayInputStream(new byte[3]), timer, Duration.ofSeconds(60));

        assertThat(stream.read()).isZero();

        assertThat(timer.getQueue()).isEmpty();
        assertThat(stream.readAllBytes()).hasSize(2);
        assertThat(timer.getQueue()).isEmpty();
    }

    @Test
    void whatEarlierReadsWaitedIsNotGivenAgain() throws IOException {
        InputStream slow = new InputStream() {
            @Override
            public int read() {
                Awaitility.await().pollDelay(Duration.ofMillis(30)).until(() -> true);
                return (int) ((Delayed) timer.getQueue().peek()).getDelay(TimeUnit.MILLISECONDS);
            }
        };
        InputStream stream = new DeadlineStream(slow, timer, Duration.ofMillis(60_000));

        int first = stream.read();
        int second = stream.read();

        assertThat(second).isLessThanOrEqualTo(first - 29);
    }

    @Test
    void aFailureInTimeStaysWhatItIs() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }
        };

        assertThatThrownBy(new DeadlineStream(broken, timer, Duration.ofSeconds(60))::read)
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("reset");
    }
}
