package io.coachup.common.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogConfigCheckTest {

    @ParameterizedTest
    @ValueSource(strings = {"production", "Production", " PROD ", "live", "staging"})
    void whereRealPeopleMayBeASaltOfItsOwnIsNeeded(String env) {
        assertThat(problems(env, LogConfigCheck.KNOWN_SALT))
                .singleElement()
                .asString()
                .startsWith("LOG_HASH_SALT is not set");
        assertThat(problems(env, "our own")).isEmpty();
    }

    @Test
    void developmentNeedsNone() {
        assertThat(problems("dev", LogConfigCheck.KNOWN_SALT)).isEmpty();
    }

    private static List<String> problems(String env, String salt) {
        return new LogConfigCheck(new LogConfig() {
                    @Override
                    public String app() {
                        return "app";
                    }

                    @Override
                    public LogService service() {
                        return LogService.NEXT;
                    }

                    @Override
                    public String env() {
                        return env;
                    }

                    @Override
                    public String hashSalt() {
                        return salt;
                    }
                })
                .problems();
    }
}
