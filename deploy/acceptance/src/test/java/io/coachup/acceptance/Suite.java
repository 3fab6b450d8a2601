package io.coachup.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A suite that {@code ./coachup up} runs, on ports and in a data folder of its own. */
public final class Suite implements AutoCloseable {

    /** The checkout. */
    public static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    private static final Duration START_LIMIT = Duration.ofSeconds(180);
    private static final List<String> PORTS = List.of(
            "GATEWAY_PORT",
            "GATEWAY_MANAGEMENT_PORT",
            "SPEECH_PORT",
            "SPEECH_MANAGEMENT_PORT",
            "SKILLS_PORT",
            "SKILLS_MANAGEMENT_PORT",
            "WORKER_PORT",
            "WORKER_MANAGEMENT_PORT",
            "TOKEN_ISSUER_PORT",
            "SQS_PORT",
            "S3_PORT",
            "POSTGRES_PORT",
            "PROMETHEUS_PORT");

    private static final int FIRST_PORT = 10_000;
    private static final int LAST_PORT = 32_000;
    private static final int TRIES = 1000;

    private static Suite shared;

    private final Map<String, String> environment;
    private final Path home;
    private final Process process;
    private final List<String> output;
    private final Duration startTime;

    private Suite(
            Map<String, String> environment, Path home, Process process, List<String> output, Duration startTime) {
        this.environment = environment;
        this.home = home;
        this.process = process;
        this.output = output;
        this.startTime = startTime;
    }

    /** The suite that tests share which only need one that runs; it ends with the JVM. */
    public static synchronized Suite shared() {
        if (shared == null) {
            Suite started = start("shared", Map.of());
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            shared = started;
        }
        return shared;
    }

    /** Starts a suite with an empty data folder and further settings. */
    public static Suite start(String name, Map<String, String> settings, String... options) {
        return startIn(ROOT, name, settings, options);
    }

    /** Starts a suite that was built in another folder. */
    public static Suite startIn(Path root, String name, Map<String, String> settings, String... options) {
        Map<String, String> environment = new TreeMap<>(settings);
        List<Integer> free = freePorts(PORTS.size());
        for (int i = 0; i < PORTS.size(); i++) {
            environment.putIfAbsent(PORTS.get(i), Integer.toString(free.get(i)));
        }
        List<String> all = new ArrayList<>(List.of("--fresh"));
        all.addAll(List.of(options));
        return launch(root, name, environment, all.toArray(String[]::new));
    }

    /** Starts this suite anew after {@link #close}, with the data it left. */
    public Suite again() {
        return launch(ROOT, home.getFileName().toString(), environment);
    }

    private static Suite launch(Path root, String name, Map<String, String> environment, String... options) {
        Path home = Path.of("target", "suites", name).toAbsolutePath();
        List<String> command = new ArrayList<>(List.of(root.resolve("coachup").toString(), "up"));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("COACHUP_HOME", home.toString());
        Instant begun = Instant.now();
        List<String> output = new ArrayList<>();
        CompletableFuture<Boolean> ready = new CompletableFuture<>();
        try {
            Process process = builder.start();
            Thread.ofPlatform().daemon().start(() -> follow(process, output, ready));
            if (!ready.get(START_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("The suite did not start:\n" + String.join("\n", output));
            }
            return new Suite(environment, home, process, output, Duration.between(begun, Instant.now()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("The suite did not start:\n" + String.join("\n", output), e);
        }
    }

    private static void follow(Process process, List<String> output, CompletableFuture<Boolean> ready) {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (output) {
                    output.add(line);
                }
                if (line.startsWith("coachup is ready: ")) {
                    ready.complete(true);
                }
            }
        } catch (IOException e) {
            synchronized (output) {
                output.add("output ended: " + e.getClass().getSimpleName());
            }
        }
        ready.complete(false);
    }

    /** Root of the public API. */
    public String gateway() {
        return "http://localhost:" + environment.get("GATEWAY_PORT");
    }

    /** Root of the token issuer. */
    public String tokenIssuer() {
        return "http://localhost:" + environment.get("TOKEN_ISSUER_PORT");
    }

    /** JDBC address of the suite's database. */
    public String database() {
        return "jdbc:postgresql://localhost:" + environment.get("POSTGRES_PORT")
                + "/coachup?user=coachup&password=coachup&socketTimeout=10";
    }

    /** Root of the queue server. */
    public String queueServer() {
        return "http://localhost:" + environment.get("SQS_PORT");
    }

    /** Root of the storage server. */
    public String storageServer() {
        return "http://localhost:" + environment.get("S3_PORT");
    }

    /** What its services are configured with, to start another replica of one; without their ports. */
    public Map<String, String> settings() {
        Properties written = new Properties();
        try (BufferedReader file = Files.newBufferedReader(home.resolve("run/services.properties"))) {
            written.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> settings = new TreeMap<>();
        written.stringPropertyNames().forEach(name -> settings.put(name, written.getProperty(name)));
        PORTS.forEach(settings::remove);
        return settings;
    }

    /** Root of the Prometheus of a suite that was started with {@code --observe}. */
    public String prometheus() {
        return "http://localhost:" + environment.get("PROMETHEUS_PORT");
    }

    /** Where logs, data and process ids are. */
    public Path home() {
        return home;
    }

    /** Root of a service behind the gateway; {@code service} is its variable prefix, such as {@code SKILLS}. */
    public String service(String service) {
        return "http://localhost:" + environment.get(service + "_PORT");
    }

    /** A service's metrics address; {@code service} is its variable prefix, such as {@code SKILLS}. */
    public String metrics(String service) {
        return "http://localhost:" + environment.get(service + "_MANAGEMENT_PORT") + "/metrics";
    }

    /** Where a service, such as {@code assessment-worker}, says whether it is ready. */
    public String readiness(String service) {
        String prefix = service.replaceAll("-service|assessment-", "").toUpperCase(Locale.ROOT);
        return "http://localhost:" + environment.get(prefix + "_MANAGEMENT_PORT") + "/q/health/ready";
    }

    /** How long the start took until the ready line. */
    public Duration startTime() {
        return startTime;
    }

    /** What the runner has printed so far. */
    public List<String> output() {
        synchronized (output) {
            return List.copyOf(output);
        }
    }

    /** The process id of a service or stand-in, as the runner wrote it down. */
    public long pid(String service) {
        try {
            return Long.parseLong(
                    Files.readString(home.resolve("run/" + service + ".pid")).trim());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process id of PostgreSQL itself, which the stand-in's process ends with. */
    public long postmasterPid() {
        try (Stream<String> lines = Files.lines(home.resolve("data/postgres/postmaster.pid"))) {
            return Long.parseLong(lines.findFirst().orElse("").trim());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A service's log lines. */
    public List<String> log(String service) {
        try {
            return Files.readAllLines(home.resolve("logs/" + service + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All processes that the runner started, itself included. */
    public List<ProcessHandle> processes() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        return all;
    }

    /** Runs {@code ./coachup} with these arguments against this suite; its output. */
    public String coachup(String... arguments) {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("coachup").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("COACHUP_HOME", home.toString());
        try {
            Process started = builder.start();
            String text = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (started.waitFor() != 0) {
                throw new IllegalStateException("coachup failed:\n" + text);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Stops the suite as Ctrl-C does. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IllegalStateException("The suite did not stop within 20 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * All are held until the last is found: a port that is given back may be the next one that is given out. Below
     * those that the system gives to connections, one of which might take a port before its service does.
     */
    private static List<Integer> freePorts(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int tries = 0; held.size() < count; tries++) {
                int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT + 1);
                try {
                    held.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
                } catch (BindException e) {
                    if (tries > TRIES) {
                        throw e;
                    }
                }
            }
            List<Integer> ports = held.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket socket : held) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
