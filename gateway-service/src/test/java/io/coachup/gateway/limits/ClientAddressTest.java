package io.coachup.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    /** Between several headers of a request stands a semicolon. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "203.0.113.1, 198.51.100.9, 203.0.113.1",
                "10.0.0.1, -, 10.0.0.1",
                "10.0.0.1, 198.51.100.9, 198.51.100.9",
                "10.0.0.1, '6.6.6.6, 198.51.100.9', 198.51.100.9",
                "10.0.0.1, '6.6.6.6, 198.51.100.9, 10.0.0.2', 198.51.100.9",
                "10.0.0.1, '6.6.6.6;198.51.100.9,10.0.0.2', 198.51.100.9",
                "10.0.0.1, '10.0.0.3, 10.0.0.2', 10.0.0.3",
                "10.0.0.1, 'unknown, 10.0.0.2', 10.0.0.2",
                "10.0.0.1, '198.51.100.9:4711', 198.51.100.9",
                "10.0.0.1, '[2001:db8:1:2::9]:443', 20010db800010002",
                "10.0.0.1, '[]:443', 10.0.0.1",
                "10.0.0.1, '_hidden', 10.0.0.1",
                "10.0.0.1, '', 10.0.0.1",
                "10.0.0.1, ',,', 10.0.0.1",
                "2001:db8:1:2:3:4:5:6, -, 20010db800010002",
                "2001:db8:1:2:ffff::1, -, 20010db800010002",
                "10.0.0.1, 2001:db8:1:2::9, 20010db800010002"
            })
    void anAddressIsTheSocketsUnlessAProxyThatWeTrustSaysMore(String socket, String forwarded, String expected) {
        ClientAddress addresses = new ClientAddress(trusting("10.0.0.0/8"));

        assertThat(addresses.of(socket, forwarded == null ? List.of() : List.of(forwarded.split(";"))))
                .isEqualTo(expected);
    }

    private static LimitsConfig trusting(String proxy) {
        return new LimitsConfig() {
            @Override
            public Map<LimitClass, Limit> of() {
                return Map.of();
            }

            @Override
            public Optional<List<String>> trustedProxies() {
                return Optional.of(List.of(proxy));
            }

            @Override
            public int connectionsPerAddress() {
                return 1;
            }
        };
    }
}
