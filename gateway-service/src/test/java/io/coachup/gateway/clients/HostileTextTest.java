package io.coachup.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.common.errors.ApiException;
import io.coachup.common.request.RequestId;
import io.coachup.gateway.exchange.Query;
import io.coachup.gateway.routing.RequestPath;
import io.coachup.testing.CpuTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever reads a text of a client takes time in proportion to its length, whatever stands in it. */
class HostileTextTest {

    private static final int CHARS = 256 * 1024;
    private static final Duration AT_ONCE = Duration.ofMillis(50);

    private static final Map<String, Consumer<String>> READERS = Map.of(
            "query", text -> Query.parse(text).get("prompt"),
            "path", text -> parsePath("/" + text),
            "request id", RequestId::isValid);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0301",
                " ",
                "[",
                "]",
                "7",
                "\"",
                "%",
                "%2",
                "%2F",
                "/",
                "/.",
                "&",
                "=",
                "&=",
                ";",
                "+",
                "?",
                "\\",
                "\u0000",
                "\ud83d\ude00"
            })
    void aLongTextIsReadAtOnce(String unit) {
        String text = unit.repeat(CHARS / unit.length());

        READERS.forEach((name, reader) -> {
            assertThat(CpuTime.leastOf(() -> reader.accept(text), AT_ONCE))
                    .as(name)
                    .isLessThan(AT_ONCE);
        });
    }

    private static void parsePath(String path) {
        try {
            assertThat(RequestPath.parse(path).segments()).isNotEmpty();
        } catch (ApiException e) {
            assertThat(List.of(e.code().status())).containsExactly(400);
        }
    }
}
