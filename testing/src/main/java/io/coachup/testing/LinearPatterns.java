package io.coachup.testing;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Holds all regular expressions of a module to time in proportion to the text, whatever the text is. None is left out:
 * each has to be a static field of its own, and calls that compile one on the way are refused.
 */
public final class LinearPatterns {

    private static final int CHARS = 256 * 1024;
    private static final double LIMIT_MS = 50;

    /** The compiler needs some until a pattern is as fast as it is in a service. */
    private static final int TRIES = 30;

    /** No compiler makes up for this. */
    private static final double HOPELESS_MS = 1_000;

    private static final double NANOS_PER_MS = 1e6;

    private static final Set<String> HIDDEN = Set.of("matches", "replaceAll", "replaceFirst", "split");

    private static final List<String> UNITS = List.of(
            "\u0301",
            "a\u0301",
            " ",
            "\t",
            "\n",
            " \n",
            "\u00a0",
            "(",
            "[",
            "{",
            "<",
            "()",
            "<a ",
            "0",
            "1.",
            "-",
            "a",
            "aA ",
            "_",
            "\"",
            "'",
            "\u201c",
            "\u2019",
            "`",
            "*",
            ".",
            ", ",
            "\\",
            "/",
            "&",
            "%",
            "=",
            "\u200b",
            "\u4f60",
            "\ud83d\ude00");

    private final List<String> faults = new ArrayList<>();
    private int patterns;

    private LinearPatterns() {}

    /**
     * Tries all patterns of the module that {@code member} belongs to.
     *
     * @return how many there are
     * @throws AssertionError naming each pattern that takes too long, and each that is hidden from this test
     */
    public static int requireIn(Class<?> member) throws IOException, ReflectiveOperationException {
        LinearPatterns test = new LinearPatterns();
        Path code = Path.of(
                member.getProtectionDomain().getCodeSource().getLocation().getPath());
        if (Files.isDirectory(code)) {
            test.readAll(code, member.getClassLoader());
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(code)) {
                test.readAll(jar.getPath("/"), member.getClassLoader());
            }
        }
        if (!test.faults.isEmpty()) {
            throw new AssertionError(String.join("\n", test.faults));
        }
        return test.patterns;
    }

    private void readAll(Path root, ClassLoader loader) throws IOException, ReflectiveOperationException {
        List<Path> classes;
        try (Stream<Path> files = Files.walk(root)) {
            classes = files.filter(file -> file.toString().endsWith(".class")).toList();
        }
        for (Path file : classes) {
            ClassModel model = ClassFile.of().parse(Files.readAllBytes(file));
            int compiled = compiled(model);
            if (compiled > 0) {
                tryFields(Class.forName(name(model), true, loader), compiled);
            }
        }
    }

    /** How many patterns a class compiles for its static fields. */
    private int compiled(ClassModel model) {
        int compiled = 0;
        for (MethodModel method : model.methods()) {
            List<CodeElement> code =
                    method.code().map(found -> found.elementList()).orElse(List.of());
            for (int i = 0; i < code.size(); i++) {
                if (!(code.get(i) instanceof InvokeInstruction call)) {
                    continue;
                }
                String owner = call.owner().asInternalName();
                String name = call.name().stringValue();
                boolean compiles = owner.equals("java/util/regex/Pattern") && name.equals("compile");
                if (compiles && method.methodName().equalsString("<clinit>")) {
                    compiled++;
                } else if (compiles
                        || owner.equals("java/util/regex/Pattern") && name.equals("matches")
                        || owner.equals("java/lang/String")
                                && HIDDEN.contains(name)
                                && !splitsAtOneCharacter(code, i)) {
                    faults.add(name(model) + "." + method.methodName().stringValue() + " calls " + name
                            + ": make it a static Pattern, or do without");
                }
            }
        }
        return compiled;
    }

    /** Such a split is no regular expression. */
    private static boolean splitsAtOneCharacter(List<CodeElement> code, int call) {
        return code.subList(Math.max(0, call - 2), call).stream()
                .anyMatch(element -> element instanceof ConstantInstruction constant
                        && constant.constantValue() instanceof String separator
                        && separator.length() == 1
                        && ".$|()[{^?*+\\".indexOf(separator.charAt(0)) < 0);
    }

    private static String name(ClassModel model) {
        return model.thisClass().asInternalName().replace('/', '.');
    }

    private void tryFields(Class<?> owner, int compiled) throws ReflectiveOperationException {
        int fields = 0;
        for (Field field : owner.getDeclaredFields()) {
            if (field.getType() == Pattern.class && Modifier.isStatic(field.getModifiers())) {
                field.setAccessible(true);
                tryPattern(owner.getName() + "." + field.getName(), (Pattern) field.get(null));
                fields++;
            }
        }
        if (fields < compiled) {
            faults.add(owner.getName() + " compiles " + compiled + " patterns and has " + fields
                    + " static fields of that type: give each one of its own");
        }
    }

    private void tryPattern(String name, Pattern pattern) {
        patterns++;
        texts(pattern).forEach((unit, text) -> {
            double millis = millis(pattern, text);
            for (int i = 0; i < TRIES && millis > LIMIT_MS && millis < HOPELESS_MS; i++) {
                millis = Math.min(millis, millis(pattern, text));
            }
            if (millis > LIMIT_MS) {
                faults.add("%s takes %.0f ms for %d characters of '%s'".formatted(name, millis, text.length(), unit));
            }
        });
    }

    private static Map<String, String> texts(Pattern pattern) {
        Map<String, String> texts = new LinkedHashMap<>();
        String words =
                pattern.pattern().replaceAll("\\\\.|[^\\p{L}\\p{N} ]", " ").strip();
        Stream.concat(UNITS.stream(), Stream.of(pattern.pattern(), words + "\u0301", words + " "))
                .filter(unit -> !unit.isEmpty())
                .forEach(unit -> texts.put(unit, unit.repeat(CHARS / unit.length())));
        texts.put("a and marks", "a" + "\u0301".repeat(CHARS));
        texts.put("blanks and a", " ".repeat(CHARS) + "a");
        return texts;
    }

    /** CPU time, so that a busy machine is no fault of the pattern. */
    private static double millis(Pattern pattern, String text) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Matcher matcher = pattern.matcher(text);
        matcher.matches();
        matcher.reset();
        while (matcher.find()) {
            // Each match, as a replacement would find them.
        }
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / NANOS_PER_MS;
    }
}
