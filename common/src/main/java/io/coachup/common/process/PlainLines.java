package io.coachup.common.process;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.coachup.common.logging.LogService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes JSON lines of what is printed as plain text. What the thread prints that starts the service is about its settings and
 * stays; of everything else only the places in the code stay, because the messages of exceptions hold what people said.
 */
final class PlainLines {

    private static final DateTimeFormatter TIMESTAMP =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);
    private static final Pattern FRAME = Pattern.compile("at [\\w.$/@-]{1,300}(<init>)?\\([\\w.$ :-]{1,200}\\)");
    private static final String DEFAULT_ENV = "dev";

    private final JsonFactory json = new JsonFactory();
    private final OutputStream out;
    private final String app;
    private final LogService service;
    private final String env;
    private final Thread starter;

    PlainLines(OutputStream out, String app, LogService service, String env, Thread starter) {
        this.out = out;
        this.app = app;
        this.service = service;
        this.env = env == null ? DEFAULT_ENV : env;
        this.starter = starter;
    }

    /** What is printed to it, line by line. */
    PrintStream stream() {
        return new PrintStream(new Lines(), true, StandardCharsets.UTF_8);
    }

    private void write(String text) throws IOException {
        boolean shown =
                Thread.currentThread() == starter || FRAME.matcher(text.strip()).matches();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (JsonGenerator generator = json.createGenerator(line)) {
            generator.writeStartObject();
            generator.writeStringField("ts", TIMESTAMP.format(Instant.now()));
            generator.writeStringField("level", "error");
            generator.writeStringField("service", service.word());
            generator.writeStringField("app", app);
            generator.writeStringField("env", env);
            generator.writeStringField("logger", "stderr");
            generator.writeStringField(
                    "message", shown ? text.strip() : "Something was printed, which may hold ids or text");
            generator.writeNumberField("chars", text.length());
            generator.writeEndObject();
        }
        line.write('\n');
        out.write(line.toByteArray());
    }

    /** Collects bytes until a line ends. */
    private final class Lines extends OutputStream {

        private static final int LONGEST = 8192;

        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int b) throws IOException {
            if (b == '\n' || line.size() >= LONGEST) {
                end();
            }
            if (b != '\n' && b != '\r') {
                line.write(b);
            }
        }

        private void end() throws IOException {
            String text = line.toString(StandardCharsets.UTF_8);
            line.reset();
            if (!text.isBlank()) {
                PlainLines.this.write(text);
            }
        }
    }
}
