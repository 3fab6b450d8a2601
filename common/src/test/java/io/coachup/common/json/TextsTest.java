package io.coachup.common.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

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
    @ValueSource(strings = {" ", "\u0001", "\u200b", "\udb40\udc01"})
    void aHugeBlankTextIsToldAtOnce(String unit) {
        String text = unit.repeat(HUGE / unit.length());

        Assertions.assertTimeout(
                Duration.ofMillis(50), () -> assertThat(Texts.isBlank(text)).isTrue());
    }
}
