package io.coachup.common.logging;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogStartupTest {

    @ParameterizedTest
    @ValueSource(strings = {"production", "Production", " PROD ", "live", "staging"})
    void whereRealPeopleMayBeASaltOfItsOwnIsNeeded(String env) {
        assertThatThrownBy(() -> start(env, LogStartup.KNOWN_SALT)).hasMessageStartingWith("LOG_HASH_SALT is not set");
        assertThatCode(() -> start(env, "our own")).doesNotThrowAnyException();
    }

    @Test
    void developmentNeedsNone() {
        assertThatCode(() -> start("dev", LogStartup.KNOWN_SALT)).doesNotThrowAnyException();
    }

    private static void start(String env, String salt) {
        new LogStartup(new LogConfig() {
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
                .check(new StartupEvent());
    }
}
