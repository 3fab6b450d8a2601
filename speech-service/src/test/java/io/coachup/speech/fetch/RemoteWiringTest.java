package io.coachup.speech.fetch;

import static io.coachup.speech.spool.TestSpool.into;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coachup.common.errors.ApiException;
import io.coachup.speech.storage.StorageSecrets;
import io.coachup.testing.TokenIssuerResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings of the service, the system's names, the framework's event loops. */
@QuarkusTest
@QuarkusTestResource(TokenIssuerResource.class)
@QuarkusTestResource(StorageSecrets.class)
@QuarkusTestResource(value = RemoteWiringTest.Storage.class, restrictToAnnotatedClass = true)
class RemoteWiringTest {

    @Inject
    AudioUrlParser parser;

    @Inject
    AudioFetcher fetcher;

    /** Read when it runs: only this class has the server. */
    private final String allowed = ConfigProvider.getConfig().getValue("STT_AUDIO_URL_ALLOW", String.class);

    @TempDir
    Path folder;

    /** A storage of the operator's, on this machine. */
    public static final class Storage implements QuarkusTestResourceLifecycleManager {

        private ScriptedServer server;

        @Override
        public Map<String, String> start() {
            try {
                server = ScriptedServer.answering("HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nsound");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Map.of("STT_AUDIO_URL_ALLOW", "localhost:" + server.port());
        }

        @Override
        public void stop() {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void whatAnOperatorAllowsIsFetched() {
        AudioUrl url = parser.parse("http://" + allowed + "/a.wav");

        assertThat(fetcher.fetch(url, into(folder.resolve("audio")), TestRemote.later()))
                .isEqualTo(5);
    }

    @Test
    void theRestOfThisMachineIsNot() {
        assertThatThrownBy(() -> parser.parse("http://localhost/a.wav")).isInstanceOf(ApiException.class);
    }
}
