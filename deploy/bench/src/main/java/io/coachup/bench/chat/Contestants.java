package io.coachup.bench.chat;

import io.coachup.bench.BenchProcess;
import io.coachup.bench.Options;
import io.coachup.local.standin.StandIn;
import io.coachup.local.standin.StandInProcess;
import io.coachup.local.standin.StandInSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The upstream and all ways to it, each running. */
final class Contestants implements AutoCloseable {

    private static final String HOST = "http://127.0.0.1:";
    private static final String NO_STREAM_LIMIT = "100000";
    private static final String NO_RATE_LIMIT = "1000000000";
    private static final String CHAT = "/api/chat?prompt=How%20do%20I%20keep%20the%20thread%20in%20a%20long%20talk%3F";
    private static final String COMPLETION =
            """
            {"model":"gpt-4o-mini","stream":true,"messages":[\
            {"role":"user","content":"How do I keep the thread in a long talk?"}]}""";

    private final Path work;
    private final boolean isLadder;
    private final int upstreamPort = BenchProcess.freePort();
    private final List<Runnable> stops = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();

    /**
     * Starts everything.
     *
     * @param root the checkout whose gateway is measured step by step
     * @param beside checkouts whose whole gateways are measured instead of the steps to this one
     * @param work where logs and nginx's files go
     */
    Contestants(Path root, List<Path> beside, Path work, List<String> javaOptions) {
        this.work = work;
        this.isLadder = beside.isEmpty();
        BenchProcess upstream = start("upstream", upstreamCommand(), Map.of());
        upstream.awaitAnswer(pace(0));
        targets.add(completion("straight", upstreamPort, List.of()));
        targets.add(nginx());
        StandInProcess issuer = StandInProcess.start(new StandInSpec(StandIn.TOKENS, 0, work.resolve("tokens"), false));
        stops.add(issuer::close);
        String issuerAddress = "http://localhost:" + issuer.port();
        String token = get(URI.create(issuerAddress + "/token?sub=bench"));
        for (Step step : isLadder ? List.of(Step.values()) : List.of(Step.whole())) {
            targets.add(gateway(step.title(), root, step, issuerAddress, token, javaOptions));
        }
        for (Path checkout : beside) {
            targets.add(gateway(checkout.toString(), checkout, Step.whole(), issuerAddress, token, javaOptions));
        }
    }

    /** The straight way, nginx, the gateway's steps, and the gateways beside, in this order. */
    List<Target> targets() {
        return List.copyOf(targets);
    }

    /** The same without the gateways that do only a part: enough for a longer scenario. */
    List<Target> whole() {
        return isLadder ? List.of(targets.get(0), targets.get(1), targets.getLast()) : targets();
    }

    /** Sets the milliseconds between two tokens of the upstream. */
    void setPace(int ms) {
        get(pace(ms));
    }

    private URI pace(int ms) {
        return URI.create(HOST + upstreamPort + "/pace?ms=" + ms);
    }

    private List<String> upstreamCommand() {
        return List.of(
                java(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                UpstreamMain.class.getName(),
                Integer.toString(upstreamPort));
    }

    private Target nginx() {
        int port = BenchProcess.freePort();
        Path config = work.resolve("nginx.conf");
        write(
                config,
                """
                daemon off; pid nginx.pid; error_log stderr warn; worker_processes 2;
                events { worker_connections 8192; }
                http {
                  access_log off;
                  upstream model { server 127.0.0.1:%d; keepalive 1024; }
                  server {
                    listen 127.0.0.1:%d;
                    keepalive_requests 1000000;
                    location / {
                      proxy_pass http://model;
                      proxy_buffering off;
                      proxy_http_version 1.1;
                      proxy_set_header Connection "";
                    }
                  }
                }
                """
                        .formatted(upstreamPort, port));
        BenchProcess nginx = start("nginx", List.of("nginx", "-p", work.toString(), "-c", config.toString()), Map.of());
        nginx.awaitAnswer(URI.create(HOST + port + "/pace?ms=0"));
        return completion("nginx, proxy_buffering off", port, nginx.handles());
    }

    private Target gateway(
            String title, Path checkout, Step step, String issuer, String token, List<String> javaOptions) {
        int port = BenchProcess.freePort();
        int managementPort = BenchProcess.freePort();
        Map<String, String> settings = new HashMap<>(Map.of(
                "HTTP_HOST",
                "127.0.0.1",
                "PORT",
                Integer.toString(port),
                "MANAGEMENT_PORT",
                Integer.toString(managementPort),
                "AI_PROVIDER_CHAT",
                "openai",
                "OPENAI_BASE_URL",
                HOST + upstreamPort + "/v1",
                "OPENAI_API_KEY",
                "bench",
                "SKILLS_SERVICE_URL",
                HOST + upstreamPort));
        settings.putAll(Map.of(
                "CLERK_ISSUER_URL", issuer,
                "SERVICE_SHARED_SECRET", "bench-bench-bench-bench-bench-bench",
                "AI_HTTP_MAX_CONNECTIONS", NO_STREAM_LIMIT,
                "UPSTREAM_CONNECTIONS", NO_STREAM_LIMIT,
                "CHAT_MAX_STREAMS", NO_STREAM_LIMIT,
                "CHAT_MAX_STREAMS_PER_CALLER", NO_STREAM_LIMIT));
        settings.putAll(Map.of(
                "LIMIT_CHAT_PER_SECOND", NO_RATE_LIMIT,
                "LIMIT_CHAT_BURST", NO_RATE_LIMIT,
                "CONNECTIONS_PER_ADDRESS", NO_STREAM_LIMIT));
        settings.putAll(step.settings(HOST + upstreamPort));
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(javaOptions);
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar"));
        command.add(checkout.resolve(Options.GATEWAY_JAR).toString());
        BenchProcess gateway = start("gateway-" + port, command, settings);
        gateway.awaitAnswer(URI.create(HOST + managementPort + "/q/health/ready"));
        return new Target(
                title,
                port,
                "GET",
                step.hasSession() ? CHAT + "&sessionId=bench" : CHAT,
                Map.of("authorization", "Bearer " + token),
                null,
                gateway.handles());
    }

    private static Target completion(String name, int port, List<ProcessHandle> processes) {
        Map<String, String> headers = Map.of("content-type", "application/json", "authorization", "Bearer bench");
        return new Target(name, port, "POST", "/v1/chat/completions", headers, COMPLETION, processes);
    }

    private BenchProcess start(String name, List<String> command, Map<String, String> environment) {
        BenchProcess process = BenchProcess.start(command, environment, work.resolve(name + ".log"));
        stops.add(process::close);
        return process;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String get(URI address) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stops.reversed().forEach(Runnable::run);
    }
}
