package io.coachup.worker.skillsclient;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkillsServiceConfigCheckTest {

    @Test
    void aHostMayHaveAnUnderscoreAsContainersDo() {
        assertThat(problems("http://skills_service_1:8082")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "skills:8082",
                "http:///internal",
                "ftp://skills",
                "/skills",
                "http://skills:99999",
                "http://skills/v1"
            })
    void whatIsNoAddressOfAServerStopsTheStart(String url) {
        assertThat(problems(url))
                .containsExactly("SKILLS_SERVICE_URL must be an http or https address with a host and no path, such as"
                        + " http://skills:8082.");
    }

    private static List<String> problems(String url) {
        return new SkillsServiceConfigCheck(new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(SkillsServiceConfig.class)
                        .withDefaultValues(Map.of("coachup.skills-service.url", url))
                        .build()
                        .getConfigMapping(SkillsServiceConfig.class))
                .problems();
    }
}
