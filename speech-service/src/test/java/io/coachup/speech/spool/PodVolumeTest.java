package io.coachup.speech.spool;

import static io.coachup.speech.support.Api.unique;
import static io.coachup.speech.support.Api.upload;
import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.speech.support.Sound;
import io.coachup.speech.support.SpeechTest;
import io.coachup.testing.Bystander;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Thirty open uploads of 24 MB, with the room that a pod's volume of 512 MiB leaves. */
@Tag("timing")
@Tag("long")
@SpeechTest
@TestProfile(PodVolumeTest.Pod.class)
@Timeout(300)
class PodVolumeTest {

    private static final int UPLOADS = 30;
    private static final int PIECE = 1_000_000;
    private static final int BYTES = 24 * PIECE;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(5);

    @TestHTTPResource
    URI service;

    @Inject
    SpoolConfig config;

    private final OpenUploads uploads = new OpenUploads();

    /** What a pod has, where other tests have less. */
    public static final class Pod implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "coachup.spool.max-bytes", "402653184",
                    "coachup.spool.caller-max-bytes", "134217728",
                    "coachup.spool.upload-time-limit", "60s");
        }
    }

    @AfterEach
    void hangUp() throws IOException {
        uploads.close();
    }

    @Test
    void onePersonsFillTheirShareAndOthersNoticeNothing() throws Exception {
        byte[] recording = Sound.wav(1);
        String attacker = unique("mallory");
        int held = (int) (config.callerMaxBytes() / BYTES);
        Bystander.noticesNothing(
                () -> upload("ada", recording, "audio/wav").extract().statusCode(), () -> {
                    for (int i = 0; i < held; i++) {
                        sent(attacker);
                    }
                    await((long) held * BYTES);
                    for (int i = held; i < UPLOADS; i++) {
                        assertThat(answer(sent(attacker))).isEqualTo("HTTP/1.1 429 Too Many Requests");
                    }
                    await((long) held * BYTES);
                });

        uploads.close();
        await(0);
    }

    @Test
    void thirtyPersonsFillTheRoomAndNoMoreAndGiveItBack() throws Exception {
        int held = (int) (config.maxBytes() / BYTES);
        for (int i = 0; i < held; i++) {
            sent(unique("mallory"));
        }
        await((long) held * BYTES);
        for (int i = held; i < UPLOADS; i++) {
            assertThat(answer(sent(unique("mallory")))).isEqualTo("HTTP/1.1 503 Service Unavailable");
        }
        await((long) held * BYTES);

        uploads.close();
        await(0);
        upload("ada", Sound.wav(1), "audio/wav").statusCode(200);
    }

    private Socket sent(String user) throws IOException {
        Socket socket = uploads.begin(service, user);
        for (int sent = 0; sent < BYTES; sent += PIECE) {
            OpenUploads.send(socket, PIECE);
        }
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        OpenUploads.end(socket);
        return OpenUploads.answer(socket).getFirst();
    }

    /** Waits until so much is on the disk, give or take what somebody else uploads. */
    private void await(long bytes) {
        Awaitility.await().atMost(PATIENCE).pollInterval(POLL).untilAsserted(() -> assertThat(spooled())
                .isBetween(bytes - PIECE, bytes + PIECE));
    }

    private long spooled() throws IOException {
        try (Stream<Path> files = Files.list(config.folder())) {
            return files.mapToLong(PodVolumeTest::size).sum();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}
