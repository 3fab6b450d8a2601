package io.coachup.acceptance.kill;

import io.coachup.acceptance.Suite;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A suite like this checkout's, but with edited classes: they are compiled and put into a copy of what was built. The
 * build's AOT cache does not fit such a copy, so it is not used.
 */
final class PlantedSuite {

    private static final String JVM_FLAGS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m";
    private static final List<String> LINKED = List.of(
            "deploy", "gateway-service", "speech-service", "skills-service", "assessment-worker", "pom.xml", "mvnw");

    private PlantedSuite() {}

    static Suite start(String name, Edit... edits) throws IOException {
        Path checkout = Suite.ROOT;
        Path copy = Path.of("target", "planted", name).toAbsolutePath();
        deleteAll(copy);
        Files.createDirectories(copy);
        Files.copy(checkout.resolve("coachup"), copy.resolve("coachup"), StandardCopyOption.COPY_ATTRIBUTES);
        Map<String, List<Edit>> byModule = Arrays.stream(edits).collect(Collectors.groupingBy(Edit::module));
        for (String part : LINKED) {
            if (!byModule.containsKey(part)) {
                Files.createSymbolicLink(copy.resolve(part), checkout.resolve(part));
            }
        }
        for (Map.Entry<String, List<Edit>> module : byModule.entrySet()) {
            Path application = Path.of(module.getKey(), "target", "quarkus-app");
            copyAll(checkout.resolve(application), copy.resolve(application));
            for (Edit edit : module.getValue()) {
                plant(edit, checkout, copy.resolve(application), copy.resolve("classes"));
            }
        }
        // Many jobs at once, so that the pauses of planted bugs don't slow the worker down; and short polls: the queue
        // gives messages to those of a killed worker until they would have ended.
        Map<String, String> settings = Map.of(
                "COACHUP_BUILD", "0",
                "COACHUP_JAVA_OPTS", JVM_FLAGS,
                "WORKER_CONCURRENCY", "32",
                "ASSESSMENTS_POLL_WAIT", "PT1S",
                "LIMIT_WRITE_BURST", "1000000");
        return Suite.startIn(copy, name, settings);
    }

    private static void plant(Edit edit, Path checkout, Path application, Path classes) throws IOException {
        Path source = classes.resolve(Path.of(edit.file()).getFileName());
        Files.createDirectories(classes);
        Files.writeString(source, edit.apply(checkout));
        Path output = Files.createTempDirectory(classes, "compiled");
        compile(source, output, application);
        try (Stream<Path> compiled = Files.walk(output)) {
            for (Path file : compiled.filter(Files::isRegularFile).toList()) {
                replace(application, output.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
    }

    private static void compile(Path source, Path output, Path application) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String classPath = jars(application).map(Path::toString).collect(Collectors.joining(":"));
        StringWriter problems = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            problems,
                            files,
                            null,
                            List.of("-parameters", "-proc:none", "-d", output.toString(), "-cp", classPath),
                            null,
                            files.getJavaFileObjects(source))
                    .call();
            if (!compiled) {
                throw new IllegalStateException("The planted bug does not compile:\n" + problems);
            }
        }
    }

    /** The framework keeps classes that it changed in a jar of its own, before the service's. */
    private static void replace(Path application, String entry, byte[] bytes) throws IOException {
        for (Path jar : jars(application).filter(PlantedSuite::isOwn).toList()) {
            try (FileSystem content = FileSystems.newFileSystem(jar)) {
                Path existing = content.getPath(entry);
                if (Files.exists(existing)) {
                    Files.write(existing, bytes);
                    return;
                }
            }
        }
        throw new IllegalStateException("No jar of the service has " + entry);
    }

    private static boolean isOwn(Path jar) {
        return List.of("app", "quarkus").contains(jar.getParent().getFileName().toString());
    }

    private static Stream<Path> jars(Path application) throws IOException {
        try (Stream<Path> files = Files.walk(application)) {
            return files
                    .filter(file -> file.toString().endsWith(".jar"))
                    .sorted((a, b) -> b.compareTo(a))
                    .toList()
                    .stream();
        }
    }

    private static void copyAll(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
