package io.coachup.common.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictBooleanTest {

    private final StrictBoolean converter = new StrictBoolean();

    @ParameterizedTest
    @CsvSource({"1, true", "true, true", "YES, true", "on, true", "0, false", "False, false", "no, false", "off, false"
    })
    void knownWordsAreUnderstood(String word, boolean expected) {
        assertThat(converter.convert(word)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"maybe", "2", "enabled", "tru"})
    void anythingElseStopsTheStart(String word) {
        assertThatThrownBy(() -> converter.convert(word))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("A switch must be 1 or 0")
                .hasMessageEndingWith("not " + word);
    }
}
