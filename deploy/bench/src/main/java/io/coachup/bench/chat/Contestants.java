package io.coachup.bench.chat;

import io.coachup.bench.BenchProcess;
import io.coachup.bench.Options;
import io.coachup.local.standin.StandIn;
import io.coachup.local.standin.StandInProcess;
import io.coachup.local.standin.StandInSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The upstream and all ways to it, each running. */
final class Contestants implements AutoCloseable {

    private static final String HOST = "http://127.0.0.1:";
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
        BenchProcess upstream = start("upstream", UpstreamMain.command(upstreamPort), Map.of());
        upstream.awaitAnswer(pace(0));
        targets.add(completion("straight", upstreamPort, List.of()));
        targets.add(nginx());
        StandInProcess issuer = StandInProcess.start(new StandInSpec(StandIn.TOKENS, 0, work.resolve("tokens"), false));
        stops.add(issuer::close);
        String issuerAddress = "http://localhost:" + issuer.port();
        String token = BenchProcess.get(URI.create(issuerAddress + "/token?sub=bench"));
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
        BenchProcess.get(pace(ms));
    }

    private URI pace(int ms) {
        return URI.create(HOST + upstreamPort + "/pace?ms=" + ms);
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
        GatewaySettings at = GatewaySettings.free();
        Map<String, String> settings = at.of(HOST + upstreamPort, HOST + upstreamPort, issuer);
        settings.putAll(step.settings(HOST + upstreamPort));
        BenchProcess gateway = start(
                "gateway-" + at.port(), BenchProcess.jar(checkout.resolve(Options.GATEWAY_JAR), javaOptions), settings);
        gateway.awaitAnswer(at.health());
        Target.Ask ask = new Target.Ask(
                step.hasSession() ? CHAT + "&sessionId=bench" : CHAT, Map.of("authorization", "Bearer " + token));
        return new Target(title, at.port(), "GET", () -> ask, null, gateway.handles());
    }

    private static Target completion(String name, int port, List<ProcessHandle> processes) {
        Map<String, String> headers = Map.of("content-type", "application/json", "authorization", "Bearer bench");
        Target.Ask ask = new Target.Ask("/v1/chat/completions", headers);
        return new Target(name, port, "POST", () -> ask, COMPLETION, processes);
    }

    private BenchProcess start(String name, List<String> command, Map<String, String> environment) {
        BenchProcess process = BenchProcess.start(command, environment, work.resolve(name + ".log"));
        stops.add(process::close);
        return process;
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stops.reversed().forEach(Runnable::run);
    }
}
