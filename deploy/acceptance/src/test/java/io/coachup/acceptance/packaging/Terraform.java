package io.coachup.acceptance.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Terraform module, as text in the form that {@code terraform fmt} gives it.
 *
 * @param text all its files
 */
record Terraform(String text) {

    static final Path FOLDER = ServiceSettings.ROOT.resolve("deploy/terraform");

    private static final Pattern BLOCK =
            Pattern.compile("(?ms)^(resource|data|variable|output) \"(\\w+)\"(?: \"(\\w+)\")? \\{\n(.*?)^}");
    private static final Pattern LOCAL = Pattern.compile("(?m)^  (\\w+)\\s+= ");
    private static final Pattern REFERENCE =
            Pattern.compile("(?<![\\w.\"/])(?:data\\.)?(?:aws_\\w+\\.\\w+|var\\.\\w+|local\\.\\w+)");
    private static final Pattern ACTIONS = Pattern.compile("(?s)\\bactions\\s+= \\[(.*?)]");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    static Terraform read() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return new Terraform(files.filter(file -> file.toString().endsWith(".tf"))
                    .sorted()
                    .map(ServiceSettings::read)
                    .collect(Collectors.joining("\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is declared, by the name that refers to it. */
    Map<String, String> declared() {
        Map<String, String> blocks = new TreeMap<>();
        BLOCK.matcher(text)
                .results()
                .forEach(block -> blocks.put(
                        switch (block.group(1)) {
                            case "resource" -> block.group(2) + "." + block.group(3);
                            case "data" -> "data." + block.group(2) + "." + block.group(3);
                            case "variable" -> "var." + block.group(2);
                            default -> "output." + block.group(2);
                        },
                        block.group(4)));
        Pattern.compile("(?ms)^locals \\{\n(.*?)^}")
                .matcher(text)
                .results()
                .flatMap(block -> LOCAL.matcher(block.group(1)).results())
                .forEach(local -> blocks.put("local." + local.group(1), ""));
        return blocks;
    }

    /** References to what isn't declared, and variables that nothing reads. */
    Set<String> dangling() {
        Set<String> used = REFERENCE
                .matcher(text.replaceAll("(?m)#.*$", ""))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> declared = declared().keySet();
        Set<String> dangling = new TreeSet<>(used);
        dangling.removeAll(declared);
        declared.stream()
                .filter(name -> name.startsWith("var.") && !used.contains(name))
                .forEach(dangling::add);
        return dangling;
    }

    /** The actions that a policy document allows or denies. */
    Set<String> actions(String document) {
        return ACTIONS.matcher(block("data.aws_iam_policy_document." + document))
                .results()
                .flatMap(list -> QUOTED.matcher(list.group(1)).results())
                .map(action -> action.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The lines of a block, without the spaces that align them. */
    List<String> lines(String name) {
        return block(name)
                .lines()
                .map(line -> line.trim().replaceAll("\\s+= ", " = "))
                .toList();
    }

    private String block(String name) {
        String block = declared().get(name);
        if (block == null) {
            throw new AssertionError("There is no " + name);
        }
        return block;
    }
}
