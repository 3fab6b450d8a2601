package io.coachup.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What may follow the name of a benchmark.
 *
 * @param rounds rounds to run
 * @param beside other checkouts of this project, packaged, to be measured in the same run
 * @param only the one scenario to run, or null for all
 */
public record Options(int rounds, List<Path> beside, String only) {

    /** The gateway that a build packages, below a checkout. */
    public static final String GATEWAY_JAR = "gateway-service/target/quarkus-app/quarkus-run.jar";

    /** The skills-service that a build packages, below a checkout. */
    public static final String SKILLS_JAR = "skills-service/target/quarkus-app/quarkus-run.jar";

    /**
     * Reads {@code --rounds <n>}, {@code --beside <folder>}, which may come several times, and {@code --only <scenario>}.
     *
     * @throws IllegalArgumentException with one sentence, when the options are others
     */
    public static Options read(List<String> options, int presetRounds) {
        int rounds = presetRounds;
        List<Path> beside = new ArrayList<>();
        String only = null;
        for (int i = 0; i < options.size(); i += 2) {
            String value = i + 1 < options.size() ? options.get(i + 1) : "";
            switch (options.get(i)) {
                case "--rounds" -> rounds = rounds(value);
                case "--beside" -> beside.add(checkout(value));
                case "--only" -> only = value;
                default ->
                    throw new IllegalArgumentException(
                            "The options are --rounds <1-99> and, of chat and turn, --beside <folder> and --only <scenario>.");
            }
        }
        return new Options(rounds, List.copyOf(beside), only);
    }

    /**
     * The scenarios to run, of all that there are, in their order.
     *
     * @throws IllegalArgumentException with one sentence, when there is none of the name
     */
    public <T> List<T> chosen(List<T> all, Function<T, String> name) {
        List<T> chosen = all.stream()
                .filter(scenario -> only == null || name.apply(scenario).equals(only))
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException(
                    "--only takes one of " + all.stream().map(name).collect(Collectors.joining(", ")) + ".");
        }
        return chosen;
    }

    private static int rounds(String value) {
        if (!value.matches("[1-9]\\d?")) {
            throw new IllegalArgumentException("--rounds takes a number from 1 to 99.");
        }
        return Integer.parseInt(value);
    }

    private static Path checkout(String value) {
        Path folder = Path.of(value).toAbsolutePath();
        if (value.isEmpty()
                || !Files.isRegularFile(folder.resolve(GATEWAY_JAR))
                || !Files.isRegularFile(folder.resolve(SKILLS_JAR))) {
            throw new IllegalArgumentException(
                    "--beside takes the folder of a checkout whose gateway-service and skills-service are packaged.");
        }
        return folder;
    }
}
