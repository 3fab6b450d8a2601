package io.coachup.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.common.errors.ApiException;
import io.coachup.common.request.RequestId;
import io.coachup.gateway.exchange.Query;
import io.coachup.gateway.routing.RequestPath;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever reads a text of a client takes time in proportion to its length, whatever stands in it. */
class HostileTextTest {

    private static final int CHARS = 256 * 1024;
    private static final long LIMIT_MS = 50;

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
            long fastest = Long.MAX_VALUE;
            for (int i = 0; i < 3 && fastest > LIMIT_MS; i++) {
                long start = System.nanoTime();
                reader.accept(text);
                fastest = Math.min(fastest, (System.nanoTime() - start) / 1_000_000);
            }
            assertThat(fastest).as(name).isLessThanOrEqualTo(LIMIT_MS);
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
