package io.coachup.acceptance.packaging;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may reach whom.
 *
 * @param port a number, with {@code /udp} where it isn't TCP, or {@code any}
 */
record Flow(String from, String to, String port) implements Comparable<Flow> {

    /** Any pod or host that is none of ours. */
    static final String ANYONE = "anyone";

    /** Any address outside. */
    static final String ANYWHERE = "anywhere";

    private static final String HEADER = "| From | To | Port | For |";

    /** The flows that these documents state in tables headed From, To, Port, For. */
    static Set<Flow> stated(List<Path> documents) {
        return documents.stream().flatMap(Flow::stated).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Flow> stated(Path document) {
        return ServiceSettings.read(document)
                .lines()
                .dropWhile(line -> !line.equals(HEADER))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\s*\\|\\s*"))
                .flatMap(cells -> senders(cells[1])
                        .flatMap(from -> Stream.of(cells[3].split(", ")).map(port -> new Flow(from, cells[2], port))));
    }

    private static Stream<String> senders(String name) {
        return name.equals("every service") ? ServiceSettings.services().stream() : Stream.of(name);
    }

    @Override
    public int compareTo(Flow other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return from + " -> " + to + " " + port;
    }
}
