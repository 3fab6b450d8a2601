package io.coachup.acceptance.rolling;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * nginx in front of the replicas of a service, as a cluster's load balancer is: it knows the replicas that it was told and
 * sends nothing twice.
 */
final class Balancer implements AutoCloseable {

    private static final int END_SECONDS = 20;

    private final Path folder;
    private final int port;
    private final Process nginx;

    /** Starts it for these replicas' ports; {@code folder} is made and its own. */
    Balancer(Path folder, List<Integer> replicas) throws IOException {
        this.folder = Files.createDirectories(folder.toAbsolutePath());
        this.port = freePort();
        configure(replicas);
        nginx = command().start();
        awaitListening();
    }

    /** Root of what it balances. */
    String url() {
        return "http://localhost:" + port;
    }

    private void awaitListening() throws IOException {
        Instant limit = Instant.now().plusSeconds(END_SECONDS);
        while (!isListening()) {
            if (!nginx.isAlive() || Instant.now().isAfter(limit)) {
                throw new IOException("nginx did not start: " + Files.readString(folder.resolve("output.log")));
            }
        }
    }

    private boolean isListening() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (ConnectException e) {
            return false;
        }
    }

    /** From now on new requests go to these alone; those under way go on. */
    void route(List<Integer> replicas) throws IOException, InterruptedException {
        configure(replicas);
        Process reload = command("-s", "reload").start();
        if (!reload.waitFor(END_SECONDS, TimeUnit.SECONDS) || reload.exitValue() != 0) {
            throw new IllegalStateException("nginx did not take its new configuration");
        }
    }

    private void configure(List<Integer> replicas) throws IOException {
        String servers = replicas.stream()
                .map(replica -> "server 127.0.0.1:" + replica + " max_fails=0;")
                .collect(Collectors.joining(" "));
        Files.writeString(
                folder.resolve("nginx.conf"),
                """
                daemon off; pid nginx.pid; error_log nginx.log warn; worker_processes 1;
                events { worker_connections 2048; }
                http {
                  access_log off;
                  upstream replicas { %s }
                  server {
                    listen 127.0.0.1:%d;
                    keepalive_timeout 0;
                    location / {
                      proxy_pass http://replicas;
                      proxy_buffering off;
                      proxy_http_version 1.1;
                      proxy_set_header Connection "";
                      proxy_next_upstream off;
                    }
                  }
                }
                """
                        .formatted(servers, port));
    }

    private ProcessBuilder command(String... arguments) {
        return new ProcessBuilder(Stream.concat(
                                Stream.of("nginx", "-p", folder.toString(), "-c", "nginx.conf"), Stream.of(arguments))
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        nginx.descendants().forEach(ProcessHandle::destroy);
        nginx.destroy();
    }
}
