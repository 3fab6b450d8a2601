package io.coachup.speech.stt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hints of a language, each with what is made of it: where the next way to write one is added. */
class LanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "en                  | en",
                "en-US               | en-US",
                "en_US               | en-US",
                "EN-us               | en-US",
                "en_US.UTF-8         | en-US",
                "de_DE@euro          | de-DE",
                "english             | en",
                "English (US)        | en",
                "Deutsch             | de",
                "français            | fr",
                "German              | de",
                "eng                 | en",
                "deu                 | de",
                "ger                 | de",
                "de-DE-1996          | de-DE",
                "zh-Hant-TW          | zh-TW",
                "zh-cmn-Hans-CN      | zh-CN",
                "cmn-Hans-CN         | zh-CN",
                "es-419              | es-419",
                "en-US,en;q=0.9,de   | en-US",
                "en-                 | en",
                "en-x-private        | en",
                "' en '              | en",
                "*                   | -",
                "auto                | -",
                "multi               | -",
                "xx                  | -",
                "und                 | -",
                "-DE                 | -",
                "---                 | -",
                "'; drop table'      | -",
                "<script>            | -",
                "\u0001              | -",
                "''                  | -",
                "-                   | -",
            })
    void aHintIsReadAsItIsMeant(String hint, String tag) {
        assertThat(Language.tag(hint)).isEqualTo(tag);
    }

    @Test
    void whatIsTooLongIsNoHint() {
        assertThat(Language.tag("en-" + "a".repeat(100))).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, en-GB, en-GB",
                "en, en-GB, en-GB",
                "en, de-DE, en-US",
                "de, en-US, de-DE",
                "de-AT, de-DE, de-AT",
                "la, en-US, la",
            })
    void aProviderThatWantsARegionGetsTheLikeliest(String tag, String configured, String expected) {
        assertThat(Language.withRegion(tag, configured)).isEqualTo(expected);
    }
}
