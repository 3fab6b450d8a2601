package io.coachup.skills.summaries;

import io.coachup.common.tracing.CallIds;
import java.util.stream.Collectors;

/** The writer that needs no model: keeps the beginning of what was said, and what was said last. */
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
            return recent.isEmpty() ? "" : Draft.first(budget, RECENT + "\n" + recent);
        }
        if (recent.isEmpty()) {
            return Draft.first(budget, SO_FAR + "\n" + core);
        }
        String last = Draft.first(Math.max(RECENT_MIN_CHARS, (int) (budget * RECENT_SHARE)), RECENT + "\n" + recent);
        return Draft.first(budget - last.length() - 2, SO_FAR + "\n" + core) + "\n\n" + last;
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
