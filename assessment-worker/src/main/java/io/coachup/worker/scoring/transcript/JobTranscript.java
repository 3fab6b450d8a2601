package io.coachup.worker.scoring.transcript;

import java.util.List;

/**
 * The assessed part of a session.
 *
 * @param messages the messages of the slice, oldest first
 * @param slice where they lie in the session
 */
public record JobTranscript(List<TranscriptMessage> messages, Slice slice) {

    public JobTranscript {
        messages = List.copyOf(messages);
    }

    /** A transcript that is a whole session. */
    public static JobTranscript of(List<TranscriptMessage> messages) {
        return new JobTranscript(messages, new Slice(0, messages.size()));
    }

    /** Milliseconds between the earliest and the latest message; 0 when there are none. */
    public long durationMs() {
        long first = messages.stream().mapToLong(TranscriptMessage::ts).min().orElse(0);
        return messages.stream().mapToLong(TranscriptMessage::ts).max().orElse(0) - first;
    }

    /** True when the speaker's first message begins with this quote. */
    public boolean opensWith(String quote) {
        return messages.stream().filter(TranscriptMessage::isSpeaker).limit(1).anyMatch(message -> message.content()
                .stripLeading()
                .startsWith(quote));
    }

    /** True when the speaker's last message ends with this quote, but for the sign after it. */
    public boolean closesWith(String quote) {
        return messages.reversed().stream()
                .filter(TranscriptMessage::isSpeaker)
                .limit(1)
                .map(message -> message.content().stripTrailing())
                .anyMatch(content -> content.endsWith(quote)
                        || content.substring(0, Math.max(0, content.length() - 1))
                                .endsWith(quote));
    }

    /**
     * True when the speaker said exactly this: the characters occur, as they are, inside one of the speaker's messages.
     * Neither case nor white space nor typographic signs are folded, because a quote is shown as the speaker's own words.
     */
    public boolean spokeVerbatim(String quote) {
        ExactSearch search = new ExactSearch(quote);
        return messages.stream().anyMatch(message -> message.isSpeaker() && search.isIn(message.content()));
    }
}
