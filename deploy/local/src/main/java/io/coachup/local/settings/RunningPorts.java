package io.coachup.local.settings;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** Finds the ports of the running suite: the environment's, else those it was started with, else the defaults. */
public final class RunningPorts {

    private RunningPorts() {}

    /** {@code http://localhost:<port>} of this setting. */
    public static URI url(Layout layout, Setting setting) {
        Map<String, String> known = new HashMap<>();
        if (Files.exists(layout.servicesProperties())) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(layout.servicesProperties())) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            properties.stringPropertyNames().forEach(name -> known.put(name, properties.getProperty(name)));
        }
        known.putAll(System.getenv());
        return URI.create("http://localhost:" + setting.port(known));
    }
}
