package io.coachup.speech.provider.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coachup.speech.provider.local.FairPlaces.Turn;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class FairPlacesTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration NOW = Duration.ofMillis(20);

    private final FairPlaces turns = new FairPlaces(3, 2);

    @Test
    void onePersonNeverHasAllPlaces() throws Exception {
        try (Turn _ = turns.take("mallory", NOW);
                Turn _ = turns.take("mallory", NOW)) {
            assertThatThrownBy(() -> turns.take("mallory", NOW)).isInstanceOf(TimeoutException.class);

            turns.take("ada", NOW).close();
        }
    }

    @Test
    void allTogetherNeverHaveMoreThanThereAre() throws Exception {
        try (Turn _ = turns.take("ada", NOW);
                Turn _ = turns.take("bob", NOW);
                Turn _ = turns.take("eve", NOW)) {
            assertThatThrownBy(() -> turns.take("zoe", NOW)).isInstanceOf(TimeoutException.class);
        }
        turns.take("zoe", NOW).close();
    }

    @Test
    void whoeverWaitsGetsThePlaceThatIsGivenBack() throws Exception {
        Turn first = turns.take("ada", NOW);
        Turn second = turns.take("ada", NOW);
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> {
            try (Turn _ = turns.take("ada", SOON)) {
                // That is all.
            } catch (TimeoutException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        first.close();

        assertThat(waiting).succeedsWithin(SOON);
        second.close();
    }

    @Test
    void whoeverGaveUpTakesNothing() throws Exception {
        Turn first = turns.take("ada", NOW);
        Turn second = turns.take("ada", NOW);
        assertThatThrownBy(() -> turns.take("ada", NOW)).isInstanceOf(TimeoutException.class);
        first.close();
        second.close();

        turns.take("ada", NOW).close();
        try (Turn _ = turns.take("ada", NOW);
                Turn _ = turns.take("ada", NOW);
                Turn _ = turns.take("bob", NOW)) {
            assertThat(turns).isNotNull();
        }
    }
}
