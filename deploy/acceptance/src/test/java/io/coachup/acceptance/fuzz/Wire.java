package io.coachup.acceptance.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Sends calls, each on a connection of its own, and reads whatever comes back. */
record Wire(URI server) {

    /** Longest wait for the next byte of an answer. */
    static final int LIMIT_MS = 5000;

    /** What came back: {@code status} is 0 when the connection ended without an answer, -1 when nothing came in time. */
    record Reply(int status, List<String> headers, String body) {

        static final int NONE = 0;
        static final int LATE = -1;

        /** The values of a header. */
        List<String> header(String name) {
            return headers.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).trim())
                    .toList();
        }
    }

    Reply send(Call call) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(LIMIT_MS);
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), LIMIT_MS);
            write(socket, call);
            return read(new BufferedInputStream(socket.getInputStream()), call.method());
        }
    }

    private void write(Socket socket, Call call) throws IOException {
        try {
            socket.getOutputStream().write(call.onTheWire(server.getAuthority()));
            socket.getOutputStream().flush();
            if (call.framing() == Call.Framing.TRUNCATED) {
                socket.shutdownOutput();
            }
        } catch (IOException e) {
            // Refused before all was sent; the answer may have come all the same.
            if (!socket.isConnected()) {
                throw e;
            }
        }
    }

    private static Reply read(InputStream input, String method) {
        List<String> head = List.of();
        int status = Reply.NONE;
        try {
            do {
                head = head(input);
                status = head.isEmpty()
                        ? Reply.NONE
                        : Integer.parseInt(head.getFirst().split(" ")[1]);
            } while (status >= 100 && status < 200);
            Reply bare = new Reply(status, head, "");
            boolean empty = method.equals("HEAD") || status == 204 || status == 304 || status == Reply.NONE;
            return empty ? bare : new Reply(status, head, body(input, bare));
        } catch (SocketTimeoutException e) {
            return new Reply(Reply.LATE, head, "");
        } catch (IOException e) {
            return new Reply(Reply.NONE, head, "");
        }
    }

    private static List<String> head(InputStream input) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = line(input); !line.isEmpty(); line = line(input)) {
            lines.add(line);
        }
        return lines;
    }

    private static String line(InputStream input) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = input.read(); b >= 0 && b != '\n'; b = input.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private static String body(InputStream input, Reply reply) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (reply.header("transfer-encoding").contains("chunked")) {
            for (int size = chunkSize(input); size > 0; size = chunkSize(input)) {
                body.write(input.readNBytes(size));
                line(input);
            }
        } else if (reply.header("content-length").isEmpty()) {
            body.write(input.readAllBytes());
        } else {
            body.write(input.readNBytes(
                    Integer.parseInt(reply.header("content-length").getFirst())));
        }
        return body.toString(StandardCharsets.UTF_8);
    }

    private static int chunkSize(InputStream input) throws IOException {
        String size = line(input);
        return size.isEmpty() ? 0 : Integer.parseInt(size.trim(), 16);
    }
}
