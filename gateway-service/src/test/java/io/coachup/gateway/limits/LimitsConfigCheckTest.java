package io.coachup.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsConfigCheckTest {

    private static final LimitsConfig DEFAULTS = Defaults.limits();

    @Test
    void theDefaultsMakeSense() {
        assertThat(problems(DEFAULTS, 1)).isEmpty();
    }

    @Test
    void aProxyThatIsNoAddressStopsTheStart() {
        assertThat(problems(limits(DEFAULTS.of(), "ingress"), 1))
                .containsExactly(
                        "TRUSTED_PROXIES must be addresses or networks such as 10.0.0.0/8, separated by commas.");
        assertThat(problems(limits(DEFAULTS.of(), " 10.0.0.0/8 "), 1)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "-1, 1, 1", "NaN, 1, 1", "1, 0, 1", "1, 1, 0"})
    void aLimitThatLetsNothingInStopsTheStart(double perSecond, int burst, int atOnce) {
        Map<LimitClass, LimitsConfig.Limit> limits = new EnumMap<>(DEFAULTS.of());
        limits.put(LimitClass.SPEECH, new Limit(perSecond, burst, atOnce));

        assertThat(problems(limits(limits, "::1"), 1))
                .singleElement()
                .asString()
                .startsWith("The limit of SPEECH routes (LIMIT_SPEECH_PER_SECOND, LIMIT_SPEECH_BURST,");
    }

    @Test
    void everyKindOfRouteHasALimit() {
        Map<LimitClass, LimitsConfig.Limit> limits = new EnumMap<>(DEFAULTS.of());
        limits.remove(LimitClass.CHAT);

        assertThat(problems(limits(limits, "::1"), 1))
                .singleElement()
                .asString()
                .startsWith("The limit of CHAT routes");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void someStreamsMayRun(int total) {
        assertThat(problems(DEFAULTS, total)).containsExactly("CHAT_MAX_STREAMS must be at least 1.");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void everyAddressMayConnect(int connections) {
        assertThat(problems(limits(DEFAULTS.of(), "::1", connections), 1))
                .containsExactly("CONNECTIONS_PER_ADDRESS must be at least 1.");
    }

    @Test
    void everythingThatIsWrongIsTold() {
        assertThat(problems(limits(DEFAULTS.of(), "ingress"), 0)).hasSize(2);
    }

    private static List<String> problems(LimitsConfig limits, int streams) {
        return new LimitsConfigCheck(limits, () -> streams).problems();
    }

    private record Limit(double perSecond, int burst, int atOnce) implements LimitsConfig.Limit {}

    private static LimitsConfig limits(Map<LimitClass, LimitsConfig.Limit> limits, String proxy) {
        return limits(limits, proxy, 1);
    }

    private static LimitsConfig limits(Map<LimitClass, LimitsConfig.Limit> limits, String proxy, int connections) {
        return new LimitsConfig() {
            @Override
            public Map<LimitClass, Limit> of() {
                return limits;
            }

            @Override
            public Optional<List<String>> trustedProxies() {
                return Optional.of(List.of(proxy));
            }

            @Override
            public int connectionsPerAddress() {
                return connections;
            }
        };
    }
}
