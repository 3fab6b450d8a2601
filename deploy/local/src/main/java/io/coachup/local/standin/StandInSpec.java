package io.coachup.local.standin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How to start a stand-in.
 *
 * @param port 0 for any free port
 * @param data where it keeps its data
 * @param fast whether PostgreSQL does without waiting for the disk; a kill may then cost what it acknowledged
 */
public record StandInSpec(StandIn kind, int port, Path data, boolean fast) {

    /** The bucket that the S3 stand-in creates. */
    public static final String BUCKET = "coachup-audio";

    /** Role and password of the database, and the keys of S3, unless the environment has others. */
    public static final Map<String, String> CREDENTIALS = Map.of(
            "DATABASE_USER", "coachup",
            "DATABASE_PASSWORD", "coachup",
            "AWS_ACCESS_KEY_ID", "local",
            "AWS_SECRET_ACCESS_KEY", "local-secret");

    /** The whole command line; {@code marks} are further JVM arguments, such as one to recognise the process by. */
    public List<String> command(Distribution distribution, Path java, List<String> marks) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(marks);
        command.addAll(kind.jvmArguments(distribution));
        command.add("--port=" + port);
        command.add("--data=" + data.toAbsolutePath());
        if (kind == StandIn.POSTGRES) {
            command.add("--programs=" + distribution.postgresPrograms());
        }
        if (kind == StandIn.S3) {
            command.add("--bucket=" + BUCKET);
        }
        if (fast) {
            command.add("--fast");
        }
        return List.copyOf(command);
    }
}
