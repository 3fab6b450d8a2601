package io.coachup.acceptance.packaging;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Dockerfile, instruction by instruction.
 *
 * @param instructions all, with continued lines joined and comments left out
 */
record Dockerfile(List<Instruction> instructions) {

    /** The folder in which images are described. */
    static final Path FOLDER = ServiceSettings.ROOT.resolve("deploy/docker");

    /** One instruction, such as {@code COPY . .}. */
    record Instruction(String name, String arguments) {}

    static Dockerfile named(String file) {
        List<Instruction> instructions = new ArrayList<>();
        String text = ServiceSettings.read(FOLDER.resolve(file))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .reduce("", (all, line) -> all + line + "\n")
                .replaceAll("\\\\\n\\s*", "");
        for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
            String[] parts = line.split("\\s+", 2);
            instructions.add(new Instruction(parts[0], parts[1].trim()));
        }
        return new Dockerfile(instructions);
    }

    /** The arguments of every instruction of this name. */
    List<String> all(String name) {
        return instructions.stream()
                .filter(instruction -> instruction.name().equals(name))
                .map(Instruction::arguments)
                .toList();
    }

    /** What comes after the last {@code FROM}: the image itself. */
    Dockerfile lastStage() {
        int last = instructions.lastIndexOf(new Instruction("FROM", all("FROM").getLast()));
        return new Dockerfile(instructions.subList(last, instructions.size()));
    }
}
