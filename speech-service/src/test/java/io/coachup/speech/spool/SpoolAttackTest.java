package io.coachup.speech.spool;

import static io.coachup.speech.support.Api.STT;
import static io.coachup.speech.support.Api.bearer;
import static io.coachup.speech.support.Api.unique;
import static io.coachup.speech.support.Api.upload;
import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.speech.support.Sound;
import io.coachup.speech.support.SpeechTest;
import io.coachup.testing.Bystander;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One person's uploads that never end, and what others notice of them. */
@SpeechTest
@Timeout(90)
class SpoolAttackTest {

    private static final int PIECE = 6_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TestHTTPResource
    URI service;

    @Inject
    SpoolConfig config;

    private final String attacker = unique("mallory");
    private final List<Socket> open = new ArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    @Test
    void openUploadsTakeTheirSendersShareAndNoMore() throws Exception {
        byte[] recording = Sound.wav(1);
        Bystander.noticesNothing(
                () -> upload("ada", recording, "audio/wav").extract().statusCode(), () -> {
                    // Given five that fill the share of 32 MB
                    for (int i = 0; i < 5; i++) {
                        send(begin(), PIECE);
                    }
                    await(5L * PIECE);

                    // When more is begun
                    Socket sixth = begin();
                    send(sixth, PIECE);
                    end(sixth);

                    // Then it is refused, until room was given back because the first five are late
                    List<String> answer = answer(sixth);
                    assertThat(answer.getFirst()).isEqualTo("HTTP/1.1 429 Too Many Requests");
                    assertThat(answer)
                            .anyMatch(line -> line.toLowerCase().startsWith("retry-after: "))
                            .anyMatch(line -> line.contains("of one person's are worked on at once"));
                    assertThat(spooled()).isLessThanOrEqualTo(config.callerMaxBytes());
                    for (Socket socket : open.subList(0, 5)) {
                        trickle(socket);
                        assertThat(answer(socket).getFirst()).startsWith("HTTP/1.1 408 ");
                    }
                    await(0);
                    upload(attacker, recording, "audio/wav").statusCode(200);
                });
    }

    @Test
    void whatIsAbandonedGivesItsRoomBack() throws Exception {
        for (int i = 0; i < 5; i++) {
            send(begin(), PIECE);
        }
        await(5L * PIECE);

        hangUp();

        await(0);
        upload(attacker, Sound.wav(1), "audio/wav").statusCode(200);
    }

    private Socket begin() throws IOException {
        Socket socket = new Socket(service.getHost(), service.getPort());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        open.add(socket);
        String head = "POST " + STT + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + bearer(attacker)
                + "\r\nContent-Type: multipart/form-data; boundary=B\r\nTransfer-Encoding: chunked\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        chunk(
                socket,
                ("--B\r\nContent-Disposition: form-data; name=\"audio\"; filename=\"u\"\r\n"
                                + "Content-Type: audio/wav\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void send(Socket socket, int bytes) throws IOException {
        chunk(socket, new byte[bytes]);
    }

    private static void end(Socket socket) throws IOException {
        chunk(socket, "\r\n--B--\r\n".getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static void chunk(Socket socket, byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** A byte now and then, until an answer is there. */
    private static void trickle(Socket socket) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        socket.setSoTimeout(100);
        while (System.nanoTime() < end && socket.getInputStream().available() == 0) {
            chunk(socket, new byte[1]);
            pause(socket);
        }
        socket.setSoTimeout((int) PATIENCE.toMillis());
    }

    private static void pause(Socket socket) throws IOException {
        long until = System.nanoTime() + Duration.ofMillis(100).toNanos();
        while (System.nanoTime() < until && socket.getInputStream().available() == 0) {
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static List<String> answer(Socket socket) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        List<String> lines = new ArrayList<>();
        int length = 0;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            lines.add(line);
            if (line.toLowerCase().startsWith("content-length: ")) {
                length = Integer.parseInt(line.substring(16).trim());
            }
        }
        char[] body = new char[length];
        int read = in.read(body);
        lines.add(new String(body, 0, Math.max(0, read)));
        return lines;
    }

    /** Waits until so much is on the disk, and no other audio of this class. */
    private void await(long bytes) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (Math.abs(spooled() - bytes) > 500_000 && System.nanoTime() < end) {
            LockSupport.parkNanos(5_000_000);
        }
        assertThat(spooled()).isBetween(bytes - 500_000, bytes + 500_000);
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
