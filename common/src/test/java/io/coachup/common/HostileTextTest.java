package io.coachup.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.coachup.common.errors.ApiException;
import io.coachup.common.hashing.LogHash;
import io.coachup.common.headers.HeaderAllowList;
import io.coachup.common.identity.ServiceToken;
import io.coachup.common.json.QueryNumbers;
import io.coachup.common.json.Texts;
import io.coachup.common.request.RequestId;
import io.coachup.common.settings.Environments;
import io.coachup.common.tracing.TraceParent;
import io.coachup.testing.CpuTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is done with a text that somebody sends is done in a time that grows with its length, not faster. */
class HostileTextTest {

    private static final int CHARS = 256 * 1024;
    private static final Duration AT_ONCE = Duration.ofMillis(50);

    private static final Map<String, Consumer<String>> READERS = Map.of(
            "request id", RequestId::acceptOrCreate,
            "trace parent", TraceParent::acceptOrCreate,
            "group", new LogHash("salt")::group,
            "user", new LogHash("salt")::user,
            "number", text -> QueryNumbers.clamped(text, 1, 10),
            "storable", text -> Texts.storable("text", text),
            "blank", Texts::isBlank,
            "header name", HeaderAllowList::allowsRequest,
            "secret", text -> ServiceToken.matches(text, "a secret of the tests"),
            "environment", Environments::isDevelopment);

    static Stream<Arguments> texts() {
        List<String> parts = List.of(
                "a\u0301",
                " ",
                "\n",
                "\t ",
                "(",
                "[",
                "9",
                "-",
                "00-",
                "\"",
                "\\",
                ".",
                "a-",
                "\u2028",
                "\ud83d\ude00",
                "0");
        return READERS.keySet().stream().flatMap(reader -> parts.stream().map(part -> arguments(reader, part)));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aHostileTextIsReadAtOnce(String reader, String part) {
        String repeated = part.repeat(CHARS / part.length());

        for (String text : List.of(repeated, repeated + "!", "x" + repeated)) {
            assertThat(CpuTime.leastOf(() -> read(reader, text), AT_ONCE)).isLessThan(AT_ONCE);
        }
    }

    private static void read(String reader, String text) {
        try {
            READERS.get(reader).accept(text);
        } catch (ApiException e) {
            // Refusing it is fine as well.
            assertThat(e.code().status()).isBetween(400, 413);
        }
    }
}
