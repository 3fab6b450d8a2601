package io.coachup.bench;

import java.util.List;

/** What may follow the name of a benchmark. */
public final class Options {

    private Options() {}

    /**
     * The rounds to run.
     *
     * @throws IllegalArgumentException with one sentence, when the options are others
     */
    public static int rounds(List<String> options, int preset) {
        if (options.isEmpty()) {
            return preset;
        }
        if (options.size() == 2
                && options.getFirst().equals("--rounds")
                && options.getLast().matches("[1-9]\\d?")) {
            return Integer.parseInt(options.getLast());
        }
        throw new IllegalArgumentException("The only option of a benchmark is --rounds <1-99>.");
    }
}
