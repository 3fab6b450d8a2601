package io.coachup.local.standin;

import io.coachup.local.settings.Setting;
import java.nio.file.Path;
import java.util.List;

/** What the local stack puts in the place of managed infrastructure; each runs in a JVM of its own. */
public enum StandIn {
    POSTGRES("postgres", "PostgreSQL", "PostgresServer", Setting.POSTGRES_PORT, 192),
    SQS("sqs", "SQS", "SqsServer", Setting.SQS_PORT, 256),
    S3("s3", "S3", "S3Server", Setting.S3_PORT, 256),
    TOKENS("token-issuer", "token issuer", "TokenIssuerServer", Setting.TOKEN_ISSUER_PORT, 48);

    private static final String SERVER_PACKAGE = "io.coachup.local.standin.server.";

    private final String id;
    private final String title;
    private final String mainClass;
    private final Setting port;
    private final int heapMegabytes;

    StandIn(String id, String title, String mainClass, Setting port, int heapMegabytes) {
        this.id = id;
        this.title = title;
        this.mainClass = SERVER_PACKAGE + mainClass;
        this.port = port;
        this.heapMegabytes = heapMegabytes;
    }

    /** Name of its data folder, its log and its pid file. */
    public String id() {
        return id;
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /** The setting that moves it to another port. */
    public Setting port() {
        return port;
    }

    /** The JVM's arguments up to the main class. */
    List<String> jvmArguments(Distribution distribution) {
        Path libraries = distribution.libraries();
        // The S3 server's jar holds all its libraries, in versions that clash with the others'.
        Path own = this == S3 ? libraries.resolve("s3") : libraries;
        return List.of(
                "-Xmx" + heapMegabytes + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                distribution.classes() + java.io.File.pathSeparator + own.resolve("*"),
                mainClass);
    }
}
