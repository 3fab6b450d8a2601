package io.coachup.local.settings;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The secrets that the services share: made once, then kept. */
public final class Secrets {

    private static final List<String> NAMES = List.of("SERVICE_SHARED_SECRET", "LOG_HASH_SALT", "STORAGE_KEY_SECRET");
    private static final int BYTES = 32;

    private Secrets() {}

    /** Reads them from this file; those that it doesn't have yet are made and added. */
    public static Map<String, String> load(Path file) {
        Map<String, String> secrets = new TreeMap<>(read(file));
        boolean complete = secrets.keySet().containsAll(NAMES);
        SecureRandom random = new SecureRandom();
        NAMES.forEach(name -> secrets.computeIfAbsent(name, _ -> generate(random)));
        if (!complete) {
            Layout.writePrivately(
                    file,
                    secrets.entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                            .collect(Collectors.joining()));
        }
        return secrets;
    }

    private static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }

    private static String generate(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
