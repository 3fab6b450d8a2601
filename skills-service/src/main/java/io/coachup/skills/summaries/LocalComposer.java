package io.coachup.skills.summaries;

import io.coachup.common.tracing.CallIds;
import java.util.stream.Collectors;

/** The writer that needs no model: keeps what was said last, and in front of it as much of what was said before as fits. */
final class LocalComposer implements SummaryWriter {

    static final String SO_FAR = "Summary so far:";
    static final String RECENT = "Recent messages:";

    private static final int RECENT_MIN_CHARS = 200;
    private static final double RECENT_SHARE = 0.4;

    private final String provider;
    private final String model;

    /** The composer under names for logs and the stored row; {@code model} may be null. */
    LocalComposer(String provider, String model) {
        this.provider = provider;
        this.model = model;
    }

    @Override
    public String provider() {
        return provider;
    }

    @Override
    public String model() {
        return model;
    }

    @Override
    public String write(Draft draft, CallIds ids) {
        String core = core(draft.previous() == null ? "" : draft.previous());
        String recent = draft.turns().stream()
                .map(turn -> turn.role() + ": " + turn.content().strip())
                .collect(Collectors.joining("\n"));
        int budget = draft.maxChars();
        if (core.isEmpty()) {
            return recent.isEmpty() ? "" : section(RECENT, budget, recent);
        }
        if (recent.isEmpty()) {
            return section(SO_FAR, budget, core);
        }
        String last = section(RECENT, Math.max(RECENT_MIN_CHARS, (int) (budget * RECENT_SHARE)), recent);
        return section(SO_FAR, budget - last.length() - 2, core) + "\n\n" + last;
    }

    /** A heading and the end of a text, together not longer than {@code room}: the oldest is the least missed. */
    private static String section(String heading, int room, String text) {
        return heading + "\n" + Draft.last(room - heading.length() - 1, text);
    }

    /** What the text before it said, its recent messages included; all of it when it has none of the headings. */
    private static String core(String previous) {
        int soFar = previous.indexOf(SO_FAR);
        int recent = previous.indexOf(RECENT, Math.max(0, soFar));
        if (soFar < 0 && recent < 0) {
            return previous.strip();
        }
        String core = soFar < 0 ? "" : previous.substring(soFar, recent < 0 ? previous.length() : recent);
        String said = recent < 0 ? "" : previous.substring(recent);
        return (without(SO_FAR, core) + "\n" + without(RECENT, said)).strip();
    }

    private static String without(String heading, String text) {
        String body = text.strip();
        while (body.startsWith(heading)) {
            body = body.substring(heading.length()).strip();
        }
        return body;
    }
}
