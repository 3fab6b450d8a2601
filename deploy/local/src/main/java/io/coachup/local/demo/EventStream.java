package io.coachup.local.demo;

import java.util.Iterator;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads a chat reply: unnamed server-sent events hold its tokens, {@code [DONE]} ends it. */
final class EventStream {

    private static final String DATA = "data:";
    private static final String EVENT = "event:";
    private static final String END = "[DONE]";

    private EventStream() {}

    /** Hands each token on as it comes; returns whether the reply ended as it should. */
    static boolean read(Stream<String> lines, Consumer<String> token) {
        StringBuilder data = new StringBuilder();
        boolean named = false;
        for (Iterator<String> iterator = lines.iterator(); iterator.hasNext(); ) {
            String line = iterator.next();
            if (line.isEmpty()) {
                if (END.contentEquals(data)) {
                    return true;
                }
                if (!named) {
                    token.accept(data.toString());
                }
                data.setLength(0);
                named = false;
            } else if (line.startsWith(EVENT)) {
                named = true;
            } else if (line.startsWith(DATA)) {
                append(data, line);
            }
        }
        return END.contentEquals(data);
    }

    /** Lines of one event belong together; one blank after the colon is not part of the data. */
    private static void append(StringBuilder data, String line) {
        if (!data.isEmpty()) {
            data.append('\n');
        }
        data.append(line, line.startsWith(DATA + " ") ? DATA.length() + 1 : DATA.length(), line.length());
    }
}
