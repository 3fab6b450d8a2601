package io.coachup.speech.spool;

import static io.coachup.speech.support.Api.unique;
import static io.coachup.speech.support.Api.upload;
import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.speech.support.Sound;
import io.coachup.speech.support.SpeechTest;
import io.coachup.testing.Bystander;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One person's uploads that never end, and what others notice of them. */
@Tag("timing")
@SpeechTest
@Timeout(90)
class SpoolAttackTest {

    private static final int PIECE = 6_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(5);

    @TestHTTPResource
    URI service;

    @Inject
    SpoolConfig config;

    private final String attacker = unique("mallory");
    private final OpenUploads uploads = new OpenUploads();

    @AfterEach
    void hangUp() throws IOException {
        uploads.close();
    }

    @Test
    void openUploadsTakeTheirSendersShareAndNoMore() throws Exception {
        byte[] recording = Sound.wav(1);
        Bystander.noticesNothing(
                () -> upload("ada", recording, "audio/wav").extract().statusCode(), () -> {
                    // Given five that fill the share of 32 MB
                    for (int i = 0; i < 5; i++) {
                        OpenUploads.send(begin(), PIECE);
                    }
                    await(5L * PIECE);

                    // When more is begun
                    Socket sixth = begin();
                    OpenUploads.send(sixth, PIECE);
                    OpenUploads.end(sixth);

                    // Then it is refused, until room was given back because the first five are late
                    List<String> answer = OpenUploads.answer(sixth);
                    assertThat(answer.getFirst()).isEqualTo("HTTP/1.1 429 Too Many Requests");
                    assertThat(answer)
                            .anyMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("retry-after: "))
                            .anyMatch(line -> line.contains("of one person's are worked on at once"));
                    assertThat(spooled()).isLessThanOrEqualTo(config.callerMaxBytes());
                    for (Socket socket : uploads.all().subList(0, 5)) {
                        OpenUploads.trickle(socket);
                        assertThat(OpenUploads.answer(socket).getFirst()).startsWith("HTTP/1.1 408 ");
                    }
                    await(0);
                    upload(attacker, recording, "audio/wav").statusCode(200);
                });
    }

    @Test
    void whatIsAbandonedGivesItsRoomBack() throws Exception {
        for (int i = 0; i < 5; i++) {
            OpenUploads.send(begin(), PIECE);
        }
        await(5L * PIECE);

        hangUp();

        await(0);
        upload(attacker, Sound.wav(1), "audio/wav").statusCode(200);
    }

    private Socket begin() throws IOException {
        return uploads.begin(service, attacker);
    }

    /** Waits until so much is on the disk, and no other audio of this class. */
    private void await(long bytes) {
        Awaitility.await().atMost(PATIENCE).pollInterval(POLL).untilAsserted(() -> assertThat(spooled())
                .isBetween(bytes - 500_000, bytes + 500_000));
    }

    private long spooled() throws IOException {
        try (Stream<Path> files = Files.list(config.folder())) {
            return files.mapToLong(SpoolAttackTest::size).sum();
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
