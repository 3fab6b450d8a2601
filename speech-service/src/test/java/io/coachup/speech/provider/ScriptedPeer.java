package io.coachup.speech.provider;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** An HTTP server on a plain socket that answers as it is told, also in ways that no HTTP server does. */
public final class ScriptedPeer implements AutoCloseable {

    private final ServerSocket server;
    private final BlockingQueue<Script> scripts = new LinkedBlockingQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> held = new CopyOnWriteArrayList<>();

    /** What arrived; header names in lower case. */
    public record Request(String method, String target, Map<String, String> headers, byte[] body) {

        public String text() {
            return new String(body, StandardCharsets.ISO_8859_1);
        }
    }

    /** How one connection goes on after its request was read. */
    public interface Script {
        void play(Socket socket, ScriptedPeer peer) throws IOException;
    }

    public ScriptedPeer() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().start(this::accept);
    }

    public String url() {
        return "http://localhost:" + server.getLocalPort();
    }

    /** Plays these for the next requests, one each. */
    public ScriptedPeer then(Script... next) {
        scripts.addAll(List.of(next));
        return this;
    }

    /** What arrived so far. */
    public List<Request> requests() {
        return requests;
    }

    public static Script answer(int status, String contentType, byte[] body, String... headers) {
        return (socket, _) -> {
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\nConnection: close\r\n");
            head.append("Content-Type: ")
                    .append(contentType)
                    .append("\r\nContent-Length: ")
                    .append(body.length);
            for (String header : headers) {
                head.append("\r\n").append(header);
            }
            OutputStream out = socket.getOutputStream();
            out.write(head.append("\r\n\r\n").toString().getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
            socket.close();
        };
    }

    public static Script json(int status, String body, String... headers) {
        return answer(status, "application/json", body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** Begins an answer and never goes on. */
    public static Script stall(String contentType, byte[] beginning) {
        return (socket, peer) -> {
            OutputStream out = socket.getOutputStream();
            out.write(("HTTP/1.1 200 OK\r\nContent-Type: " + contentType + "\r\nContent-Length: 1000000\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(beginning);
            out.flush();
            peer.held.add(socket);
        };
    }

    /** Begins an answer and ends the connection in the middle of it. */
    public static Script breakOff(String contentType, byte[] beginning) {
        return (socket, peer) -> {
            stall(contentType, beginning).play(socket, peer);
            socket.close();
        };
    }

    /** Resets the connection instead of answering. */
    public static Script reset() {
        return (socket, _) -> {
            socket.setSoLinger(true, 0);
            socket.close();
        };
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofPlatform().daemon().start(() -> serve(socket));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try {
            Request request = read(new BufferedInputStream(socket.getInputStream()));
            if (request.headers().containsKey("upgrade")) {
                // Servers exist that lose the body then.
                json(505, "{}").play(socket, this);
                return;
            }
            requests.add(request);
            Script script = scripts.poll();
            (script == null ? json(500, "{}") : script).play(socket, this);
        } catch (IOException e) {
            held.add(socket);
        }
    }

    private static Request read(InputStream in) throws IOException {
        String[] start = line(in).split(" ");
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String[] header = line.split(":", 2);
            headers.put(header[0].trim().toLowerCase(Locale.ROOT), header[1].trim());
        }
        byte[] body = headers.containsKey("content-length")
                ? in.readNBytes(Integer.parseInt(headers.get("content-length")))
                : "chunked".equalsIgnoreCase(headers.get("transfer-encoding")) ? chunks(in) : new byte[0];
        return new Request(start[0], start[1], headers, body);
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            body.write(in.readNBytes(size));
            line(in);
        }
        line(in);
        return body.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("The client went away");
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : held) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
