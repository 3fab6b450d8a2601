package io.coachup.speech.storage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * A storage that speaks S3 as it was before checksums stood behind bodies, as some gateways and appliances still do: it
 * stores bodies as they come, and refuses what it does not know.
 */
final class OldStore implements AutoCloseable {

    private static final String BUCKET = "/bucket/";

    private final HttpServer server;
    private final Multi multi;
    private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();

    /** How it deletes several objects at once: by what it answers, and with what. */
    record Multi(int status, String body) {

        /** What of several it says that it could not delete. */
        boolean isPartial() {
            return status == 200;
        }
    }

    OldStore(Multi multi) {
        this.multi = multi;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** What is stored, by key. */
    Map<String, byte[]> objects() {
        return objects;
    }

    /** What it did not know. */
    List<String> refused() {
        return refused;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String key = exchange.getRequestURI()
                .getPath()
                .substring(BUCKET.length() - 1)
                .replaceFirst("^/", "");
        String query = String.valueOf(exchange.getRequestURI().getRawQuery());
        byte[] body = exchange.getRequestBody().readAllBytes();
        switch (exchange.getRequestMethod()) {
            case "PUT" -> put(exchange, key, body);
            case "GET" -> get(exchange, key);
            case "DELETE" -> {
                objects.remove(key);
                send(exchange, 204, new byte[0]);
            }
            case "POST" -> deleteSeveral(exchange, query);
            default -> send(exchange, 405, new byte[0]);
        }
    }

    private void put(HttpExchange exchange, String key, byte[] body) throws IOException {
        for (String unknown :
                List.of("x-amz-trailer", "x-amz-sdk-checksum-algorithm", "x-amz-decoded-content-length")) {
            if (exchange.getRequestHeaders().containsKey(unknown)) {
                refused.add(unknown);
                send(exchange, 501, error("NotImplemented"));
                return;
            }
        }
        objects.put(key, body);
        exchange.getResponseHeaders().set("ETag", "\"0\"");
        send(exchange, 200, new byte[0]);
    }

    private void get(HttpExchange exchange, String key) throws IOException {
        if (key.isEmpty()) {
            send(exchange, 200, list().getBytes(StandardCharsets.UTF_8));
        } else if (objects.containsKey(key)) {
            send(exchange, 200, objects.get(key));
        } else {
            send(exchange, 404, error("NoSuchKey"));
        }
    }

    private String list() {
        StringBuilder xml = new StringBuilder("<ListBucketResult><IsTruncated>false</IsTruncated>");
        objects.keySet().forEach(key -> xml.append("<Contents><Key>")
                .append(key)
                .append("</Key><LastModified>2020-01-01T00:00:00.000Z</LastModified></Contents>"));
        return xml.append("</ListBucketResult>").toString();
    }

    private void deleteSeveral(HttpExchange exchange, String query) throws IOException {
        refused.add("POST " + query);
        String errors = multi.isPartial()
                ? multi.body().replace("KEY", objects.keySet().iterator().next())
                : multi.body();
        if (multi.isPartial()) {
            String first = objects.keySet().iterator().next();
            objects.keySet().removeIf(key -> !key.equals(first));
        }
        send(exchange, multi.status(), errors.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] error(String code) {
        return ("<Error><Code>" + code + "</Code></Error>").getBytes(StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
