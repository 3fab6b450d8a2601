package io.coachup.common.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.testing.CpuTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    private static final Duration AT_ONCE = Duration.ofMillis(50);
    private static final int HUGE = 256 * 1024;

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                " ",
                "\t\r\n\f",
                "\u0001",
                "\u0000\u001b\u007f\u0085",
                "\u00a0\u2003\u2028\u2029\u3000",
                "\u200b\u200e\u2060\ufeff\u00ad",
                "\udb40\udc01",
                "\u0378\uffff",
                " \u0001 \u200b "
            })
    void whatNobodyCanReadIsBlank(String text) {
        assertThat(Texts.isBlank(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", " . ", "\u0001a\u0001", "7", "\u4f60", "\ud83d\ude00", "e\u0301", "\u0301", "\ue000"})
    void whatSomebodyCanReadIsNot(String text) {
        assertThat(Texts.isBlank(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "a\nb", "a\u007f", "a\u0085b", "a\u0000b", "\ud800"})
    void whatNoPathCarriesIsNoId(String id) {
        assertThatThrownBy(() -> Texts.id("sessionId", id, "sessionId required"))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.VALIDATION_ERROR);
                    assertThat(e).hasMessageStartingWith("sessionId must ");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"...", ".a", "a/b", "a%2Fb", "a b", "\ud83d\ude00", "a\\b"})
    void everythingElseIs(String id) {
        assertThat(Texts.id("sessionId", id, "sessionId required")).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aaaaaa", "\u00e9\u00e9\u00e9", "\u4f60\u597d", "\ud83d\ude00aa", "a\u0301\u0301a"})
    void lengthIsCountedInBytesOfUtf8(String sixBytes) {
        assertThat(Texts.atMost("content", sixBytes, 6)).isEqualTo(sixBytes);
        assertThatThrownBy(() -> Texts.atMost("content", sixBytes, 5)).isInstanceOfSatisfying(ApiException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.PAYLOAD_TOO_LARGE);
            assertThat(e.maxBytes()).isEqualTo(5);
            assertThat(e).hasMessage("content must not be longer than 5 bytes of UTF-8: send it in parts");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\u0001", "\u200b", "\udb40\udc01"})
    void aHugeBlankTextIsToldAtOnce(String unit) {
        String text = unit.repeat(HUGE / unit.length());

        assertThat(CpuTime.leastOf(() -> assertThat(Texts.isBlank(text)).isTrue(), AT_ONCE))
                .isLessThan(AT_ONCE);
    }

    @Test
    void whatNoDatabaseHoldsIsLeftOut() {
        assertThat(Texts.clean("\0a\uD83Db\uD83D\uDE00\uDE00c\uD83D")).isEqualTo("ab\uD83D\uDE00c");
        assertThat(Texts.clean("\0\uDC00")).isEmpty();
        assertThat(Texts.clean(null)).isNull();
    }
}
