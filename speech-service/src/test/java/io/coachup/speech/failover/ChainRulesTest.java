package io.coachup.speech.failover;

import static io.coachup.speech.support.Api.metric;
import static io.coachup.speech.support.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.request.CurrentRequest;
import io.coachup.speech.failover.ProviderException.Kind;
import io.coachup.speech.support.SpeechTest;
import io.coachup.testing.Logs;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules of fallback, retries, breakers and reports, with providers that do as they are told. */
@SpeechTest
@Timeout(30)
class ChainRulesTest {

    private static final Supplier<String> ANSWER = () -> "answer";
    private static final Duration TOTAL = Duration.ofSeconds(10);

    @Inject
    ProviderReport report;

    @Inject
    CurrentRequest current;

    @TestHTTPResource(management = true)
    URI management;

    private final Scripted first = new Scripted(unique("first"));
    private final Scripted second = new Scripted(unique("second"));

    /** A provider that plays answers in order, then repeats the last one. */
    private static final class Scripted implements SpeechProvider {

        private final String name;
        private final Deque<Supplier<String>> answers = new ArrayDeque<>(List.of(ANSWER));
        private String missing;
        private int attempts = 1;
        private int asked;

        Scripted(String name) {
            this.name = name;
        }

        void answers(Supplier<String> next) {
            answers.clear();
            answers.add(next);
        }

        void answers(Supplier<String> next, Supplier<String> then) {
            answers(next);
            answers.add(then);
        }

        Answered<String> ask() {
            asked++;
            Supplier<String> answer = answers.size() > 1 ? answers.poll() : answers.peek();
            return new Answered<>(name(), answer.get(), "model-2", 0.25, List.of());
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String missing() {
            return missing;
        }

        @Override
        public String model() {
            return "model-1";
        }

        @Override
        public int attempts() {
            return attempts;
        }

        @Override
        public Duration retryBase() {
            return Duration.ofMillis(1);
        }
    }

    private record Settings(Duration totalTimeout) implements SpeechConfig {

        @Override
        public Optional<List<String>> sttProvider() {
            return Optional.empty();
        }

        @Override
        public Optional<List<String>> ttsProvider() {
            return Optional.empty();
        }

        @Override
        public Optional<List<String>> profile() {
            return Optional.empty();
        }

        @Override
        public boolean allowOverride() {
            return false;
        }

        @Override
        public Duration attemptTimeout() {
            return Duration.ofSeconds(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"REFUSED", "UNFIT"})
    void inputThatDoesNotSuitOneProviderGoesToTheNext(Kind kind) {
        first.answers(failing(kind));

        Answered<String> answered = call(chain(first, second));

        assertThat(answered).isEqualTo(new Answered<>(second.name(), "answer", "model-2", 0.25, List.of(first.name())));
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"REFUSED", "UNFIT"})
    void inputThatDoesNotSuitNeverOpensTheBreaker(Kind kind) {
        first.answers(failing(kind));
        ProviderChain<Scripted> chain = chain(first, second);

        for (int i = 0; i < 30; i++) {
            call(chain);
        }

        assertThat(first.asked).isEqualTo(30);
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSED, REFUSED, VALIDATION_ERROR",
        "UNFIT, REFUSED, VALIDATION_ERROR",
        "REFUSED, TRANSIENT, UPSTREAM_ERROR",
        "PERMANENT, REFUSED, UPSTREAM_ERROR",
        "TIMEOUT, REFUSED, UPSTREAM_TIMEOUT",
        "TIMEOUT, PERMANENT, UPSTREAM_TIMEOUT",
        "UNFIT, UNAVAILABLE, UNAVAILABLE",
        "PERMANENT, UNAVAILABLE, UPSTREAM_ERROR",
    })
    void theCallerHearsTheWorstThatHappened(Kind one, Kind other, ErrorCode code) {
        first.answers(failing(one));
        second.answers(failing(other));

        assertThat(refusal(chain(first, second)).code()).isEqualTo(code);
    }

    @Test
    void aProviderWhoseCodeFailsIsPassedOverAndItsStackIsLogged() throws Exception {
        first.answers(() -> {
            throw new IllegalStateException("holds somebody's text");
        });
        try (Logs logs = Logs.capture()) {
            assertThat(call(chain(first, second)).provider()).isEqualTo(second.name());

            assertThat(logs.line("The code of a provider failed"))
                    .contains("java.lang.IllegalStateException", "ChainRulesTest")
                    .doesNotContain("somebody");
            assertThat(logs.line(first.name(), "\"status\"")).contains("\"type\":\"permanent\"");
        }
        second.answers(first.answers.peek());
        assertThat(refusal(chain(first, second)).code()).isEqualTo(ErrorCode.UPSTREAM_ERROR);
    }

    @Test
    void anotherProviderIsAskedRatherThanWaitedForTheFirst() {
        first.attempts = 3;
        first.answers(asksToWait(Duration.ofSeconds(3)));

        assertThat(call(chain(first, second)).provider()).isEqualTo(second.name());
        assertThat(first.asked).isEqualTo(1);
    }

    @Test
    void aShortWaitIsWaitedAlsoWhenAnotherProviderIsThere() {
        first.attempts = 2;
        first.answers(asksToWait(Duration.ofMillis(10)), ANSWER);

        assertThat(call(chain(first, second)).provider()).isEqualTo(first.name());
    }

    @Test
    void theLastProviderIsWaitedForAsLongAsTheDeadlineAllows() {
        first.attempts = 2;
        first.answers(asksToWait(Duration.ofMillis(2100)), ANSWER);

        assertThat(call(chain(first)).provider()).isEqualTo(first.name());
    }

    @Test
    void aWaitBeyondTheDeadlineIsHandedOnToTheCaller() {
        first.attempts = 2;
        first.answers(asksToWait(Duration.ofSeconds(70)));

        ApiException refusal = refusal(chain(first));

        assertThat(refusal.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(refusal.retryAfterSeconds()).isEqualTo(70);
        assertThat(first.asked).isEqualTo(1);
    }

    @Test
    void anAttemptIsTimedAndCountedAndOneThatIsNotMadeIsNot() {
        first.answers(failing(Kind.PERMANENT));
        ProviderChain<Scripted> chain = chain(first, second);
        for (int i = 0; i < 12; i++) {
            call(chain);
        }

        assertThat(first.asked).as("the breaker opens after ten").isEqualTo(10);
        assertThat(metric(management, latencyCount(first))).isEqualTo(10);
        assertThat(metric(management, counter("errors", first))).isEqualTo(10);
        assertThat(metric(management, counter("fallbacks", second))).isEqualTo(12);
        assertThat(metric(management, counter("errors", second))).isZero();
        assertThat(metric(management, counter("cost_cents", second))).isEqualTo(3);
        assertThat(metric(management, counter("cost_cents", first))).isZero();
    }

    @Test
    void aProviderThatIsOnlyUnfitHasNoErrorAndNoLatency() {
        first.answers(failing(Kind.UNFIT));
        call(chain(first, second));

        assertThat(metric(management, counter("errors", first))).isZero();
        assertThat(metric(management, latencyCount(first))).isZero();
    }

    @Test
    void aBrokenStreamCountsAsAFailure() throws Exception {
        ProviderChain<Scripted> chain = chain(first);
        try (Logs logs = Logs.capture()) {
            for (int i = 0; i < 5; i++) {
                Answered<String> answered = call(chain);
                ProviderException late = new ProviderException(Kind.TIMEOUT, "The audio took too long", null);
                chain.brokeOff(answered, new Asked("", "r-late"), Duration.ofMillis(1234), late);
            }
            JsonNode line = json(logs.line("r-late"));
            assertThat(line.path("provider").asText()).isEqualTo(first.name());
            assertThat(line.path("status").asText()).isEqualTo("timeout");
            assertThat(line.path("latencyMs").asInt()).isEqualTo(1234);
        }

        assertThat(metric(management, counter("errors", first))).isEqualTo(5);
        assertThat(metric(management, latencyCount(first))).isEqualTo(5);
        assertThat(refusal(chain).code()).as("half of ten calls failed").isEqualTo(ErrorCode.UNAVAILABLE);
    }

    @Test
    void whoIsNotAskedBecauseTimeIsUpIsNotNamed() throws Exception {
        first.answers(() -> {
            Awaitility.await().pollDelay(Duration.ofMillis(50)).until(() -> true);
            throw new ProviderException(Kind.PERMANENT, "The provider answered 401", null);
        });
        try (Logs logs = Logs.capture()) {
            ApiException refusal = refusal(chain(Duration.ofMillis(40), first, second));

            assertThat(refusal.code()).isEqualTo(ErrorCode.UPSTREAM_TIMEOUT);
            logs.line(first.name());
            assertThat(String.join("", logs.lines())).doesNotContain(second.name());
        }
        assertThat(second.asked).isZero();
        assertThat(metric(management, latencyCount(second))).isZero();
    }

    @Test
    void anAnswerIsLoggedWithTimeAndCost() throws Exception {
        try (Logs logs = Logs.capture()) {
            call(chain(first));

            JsonNode line = json(logs.line(first.name()));
            assertThat(line.path("level").asText()).isEqualTo("info");
            assertThat(line.path("service").asText()).isEqualTo("py");
            assertThat(line.path("requestId").asText()).isEqualTo(current.requestId());
            assertThat(line.path("span").asText()).isEqualTo("provider.stt");
            assertThat(line.path("modelId").asText()).isEqualTo("model-2");
            assertThat(line.path("latencyMs").isIntegralNumber()).isTrue();
            assertThat(line.path("costCents").asDouble()).isEqualTo(0.25);
            assertThat(line.path("status").asText()).isEqualTo("ok");
        }
    }

    @Test
    void aRetryAndAFailureAreLoggedWithTheirCause() throws Exception {
        first.attempts = 2;
        first.answers(failing(Kind.TRANSIENT), failing(Kind.TIMEOUT));
        try (Logs logs = Logs.capture()) {
            refusal(chain(first));

            JsonNode retry = json(logs.line(first.name(), "retrying"));
            assertThat(retry.path("level").asText()).isEqualTo("warn");
            assertThat(retry.path("service").asText()).isEqualTo("py");
            assertThat(retry.path("span").asText()).isEqualTo("provider.stt");
            assertThat(retry.path("modelId").asText()).isEqualTo("model-1");
            assertThat(retry.path("error").path("type").asText()).isEqualTo("transient");
            assertThat(retry.path("error").path("message").asText()).isEqualTo("The provider did TRANSIENT");
            assertThat(retry.path("retry").path("attempt").asInt()).isEqualTo(2);
            assertThat(retry.path("retry").path("max").asInt()).isEqualTo(2);
            assertThat(retry.path("retry").path("backoffMs").isIntegralNumber()).isTrue();
            JsonNode failure = json(logs.line(first.name(), "\"timeout\""));
            assertThat(failure.path("level").asText()).isEqualTo("error");
            assertThat(failure.path("status").asText()).isEqualTo("timeout");
            assertThat(failure.path("error").path("type").asText()).isEqualTo("timeout");
            assertThat(failure.has("latencyMs")).isTrue();
            assertThat(failure.has("costCents")).isFalse();
        }
    }

    @Test
    void aProviderThatLacksSomethingIsNamedWhenTheServiceStarts() throws Exception {
        first.missing = "FIRST_KEY missing";
        try (Logs logs = Logs.capture()) {
            ProviderChain<Scripted> chain = chain(first, second);

            JsonNode line = json(logs.line("speech_provider_skipped", first.name()));
            assertThat(line.path("level").asText()).isEqualTo("warn");
            assertThat(line.path("span").asText()).isEqualTo("provider.stt");
            assertThat(line.path("error").path("message").asText()).isEqualTo("FIRST_KEY missing");
            call(chain);
            assertThat(logs.lines())
                    .filteredOn(text -> text.contains(first.name()))
                    .hasSize(1);
            assertThat(logs.lines()).noneMatch(text -> text.contains("skipped") && text.contains(second.name()));
        }
        assertThat(first.asked).isZero();
    }

    @Test
    void aSettingThatCanNotWorkStopsTheStart() {
        SpeechProvider broken = new SpeechProvider() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public String missing() {
                return null;
            }

            @Override
            public List<String> problems() {
                return new SettingProblems().address("BROKEN_URL", "nowhere").all();
            }
        };
        Settings settings = new Settings(TOTAL);

        assertThat(Selection.problems(List.of(broken), "STT_PROVIDER", Optional.of(List.of("broken")), settings))
                .singleElement()
                .asString()
                .startsWith("BROKEN_URL must be");
        assertThat(Selection.problems(List.of(broken), "STT_PROVIDER", Optional.of(List.of("brokn")), settings))
                .singleElement()
                .asString()
                .contains("STT_PROVIDER=brokn");
    }

    private ProviderChain<Scripted> chain(Scripted... providers) {
        return chain(TOTAL, providers);
    }

    private ProviderChain<Scripted> chain(Duration total, Scripted... providers) {
        List<Scripted> known = List.of(providers);
        Settings settings = new Settings(total);
        List<String> names = known.stream().map(Scripted::name).toList();
        Selection<Scripted> selection = new Selection<>(known, "STT_PROVIDER", Optional.of(names), settings);
        return new ProviderChain<>(SpeechJob.STT, selection, settings, report, current);
    }

    private static Answered<String> call(ProviderChain<Scripted> chain) {
        return chain.call(null, (provider, _) -> provider.ask());
    }

    private static ApiException refusal(ProviderChain<Scripted> chain) {
        return catchThrowableOfType(ApiException.class, () -> call(chain));
    }

    private static Supplier<String> failing(Kind kind) {
        Duration wait = kind == Kind.UNAVAILABLE ? Duration.ofSeconds(20) : null;
        return () -> {
            throw new ProviderException(kind, "The provider did " + kind, wait, null);
        };
    }

    private static Supplier<String> asksToWait(Duration wait) {
        return () -> {
            throw new ProviderException(Kind.TRANSIENT, "The provider answered 429", wait, null);
        };
    }

    private static String counter(String what, Scripted provider) {
        return "next_provider_" + what + "{route=\"POST /api/v1/stt\",provider=\"" + provider.name() + "\"}";
    }

    private static String latencyCount(Scripted provider) {
        return "next_provider_latency_ms_count{provider=\"" + provider.name() + "\",route=\"POST /api/v1/stt\"}";
    }

    private static JsonNode json(String line) throws Exception {
        return new ObjectMapper().readTree(line);
    }
}
