package io.coachup.local.standin;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Where the stand-ins' code is.
 *
 * @param classes this module's classes, a folder or a jar
 * @param target the module's build folder, which holds {@code lib} and the unpacked PostgreSQL
 */
public record Distribution(Path classes, Path target) {

    private static final Path MODULE = Path.of("deploy", "local", "target");

    /**
     * Finds it from where this class was loaded, or else from the working directory upwards (a jar from the local
     * Maven repository has no libraries beside it).
     *
     * @throws IllegalStateException when the module was not built
     */
    public static Distribution locate() {
        Path classes = ownCode();
        Path workingDirectory = Path.of("").toAbsolutePath();
        Stream<Path> upwards = Stream.iterate(workingDirectory, Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve(MODULE));
        return Stream.concat(Stream.of(Objects.requireNonNull(classes.getParent())), upwards)
                .filter(target -> Files.isDirectory(target.resolve("lib")))
                .findFirst()
                .map(target -> new Distribution(classes, target))
                .orElseThrow(() -> new IllegalStateException(
                        "The stand-ins are not built: run ./mvnw -pl deploy/local process-classes first."));
    }

    Path libraries() {
        return target.resolve("lib");
    }

    /** Where PostgreSQL's programs are unpacked, once for all runs. */
    Path postgresPrograms() {
        return target.resolve("postgres");
    }

    private static Path ownCode() {
        CodeSource source = Distribution.class.getProtectionDomain().getCodeSource();
        try {
            // A class loader may name a jar as jar:file:…!/
            String location = source.getLocation().toURI().toString().replaceFirst("^jar:", "");
            return Path.of(URI.create(location.replaceFirst("!/$", ""))).toAbsolutePath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The stand-ins' own code has no usable location.", e);
        }
    }
}
