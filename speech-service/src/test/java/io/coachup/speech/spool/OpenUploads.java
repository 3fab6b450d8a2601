package io.coachup.speech.spool;

import static io.coachup.speech.support.Api.STT;
import static io.coachup.speech.support.Api.bearer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** Uploads that go on for as long as their sender likes. */
final class OpenUploads implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<Socket> open = new ArrayList<>();

    /** Those that were begun, in order. */
    List<Socket> all() {
        return open;
    }

    /** Begins one in this person's name: a form whose recording has no end yet. */
    Socket begin(URI service, String user) throws IOException {
        Socket socket = new Socket(service.getHost(), service.getPort());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        open.add(socket);
        String head = "POST " + STT + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + bearer(user)
                + "\r\nContent-Type: multipart/form-data; boundary=B\r\nTransfer-Encoding: chunked\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        chunk(
                socket,
                ("--B\r\nContent-Disposition: form-data; name=\"audio\"; filename=\"u\"\r\n"
                                + "Content-Type: audio/wav\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Sends so many bytes of the recording. */
    static void send(Socket socket, int bytes) throws IOException {
        chunk(socket, new byte[bytes]);
    }

    /** Ends the recording and its form. */
    static void end(Socket socket) throws IOException {
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
    static void trickle(Socket socket) throws IOException {
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

    /** What it is answered, line by line; the body is the last. */
    static List<String> answer(Socket socket) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        List<String> lines = new ArrayList<>();
        int length = 0;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            lines.add(line);
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length: ")) {
                length = Integer.parseInt(line.substring(16).trim());
            }
        }
        char[] body = new char[length];
        int read = in.read(body);
        lines.add(new String(body, 0, Math.max(0, read)));
        return lines;
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }
}
