package io.coachup.bench;

import io.coachup.bench.chat.ChatLadder;
import io.coachup.bench.chat.TurnBench;
import io.coachup.bench.reads.ReadsBench;
import io.coachup.bench.start.StartBench;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What is behind {@code ./coachup bench}: the first argument names the benchmark. */
final class Bench {

    private Bench() {}

    static void main(String[] arguments) {
        Path root = Path.of(System.getProperty("coachup.root"));
        String name = arguments.length == 0 ? "" : arguments[0];
        List<String> options = Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
        try {
            switch (name) {
                case "chat" -> ChatLadder.run(root, options);
                case "turn" -> TurnBench.run(root, options);
                case "reads" -> ReadsBench.run(root, options);
                case "start" -> StartBench.run(root, options);
                default ->
                    throw new IllegalArgumentException(
                            "There is no benchmark " + name + "; there are chat, turn, reads and start.");
            }
            System.exit(0);
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
