package io.coachup.speech.skillsclient;

import static io.coachup.speech.support.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coachup.skillsapi.speech.SpokenText;
import io.coachup.speech.support.SkillsPeer;
import io.coachup.speech.support.SpeechTest;
import io.coachup.speech.support.SpeechWorld;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.ws.rs.ProcessingException;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However its operator writes the address of skills-service, it is called. */
@SpeechTest
class SkillsAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://skills_service.localhost:{port}",
                "http://a_b-1.localhost:{port}/",
                "http://127.0.0.1:{port}/",
                "HTTP://LOCALHOST:{port}",
            })
    void itIsCalled(String address) throws Exception {
        String session = unique("session");

        client(address).spoken("Bearer token", "request-1", null, new SpokenText("ada", session, 1, null));

        SkillsPeer.Told told = SpeechWorld.SKILLS.about(session);
        assertThat(told.path()).isEqualTo("/internal/speech/syntheses");
        assertThat(told.headers()).containsEntry("x-request-id", "request-1");
    }

    @Test
    void aNameThatNobodyKnowsIsNotThisMachine() {
        SkillsRoutes client = client("http://skills_service.invalid:{port}");
        SpokenText spoken = new SpokenText("ada", unique("session"), 1, null);

        assertThatThrownBy(() -> client.spoken("Bearer token", "request-1", null, spoken))
                .isInstanceOf(ProcessingException.class)
                .hasRootCauseInstanceOf(UnknownHostException.class);
    }

    private static SkillsRoutes client(String address) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create(address.replace("{port}", Integer.toString(SpeechWorld.SKILLS.port()))))
                .build(SkillsRoutes.class);
    }
}
