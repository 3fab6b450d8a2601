package io.coachup.worker.scoring.transcript;

import java.util.List;

/**
 * How much of a conversation is scored: its newest messages.
 *
 * @param maxMessages at most this many, at least 1
 * @param maxBytes of at most this many bytes of UTF-8 together, at least 4
 */
public record TranscriptLimits(int maxMessages, int maxBytes) {

    private static final int ASCII_END = 0x80;
    private static final int TWO_BYTES_END = 0x800;

    /** More bytes than this no character of a string takes. */
    private static final int BYTES_PER_CHAR = 3;

    /**
     * What is scored.
     *
     * @param messages the newest messages, oldest first
     * @param omitted how many older ones were left out
     */
    public record Newest(List<TranscriptMessage> messages, int omitted) {}

    /** The newest messages that fit; when not even the last one does, its end. */
    public Newest newest(List<TranscriptMessage> messages) {
        int from = messages.size();
        long left = maxBytes;
        while (from > 0 && messages.size() - from < maxMessages) {
            left -= bytes(messages.get(from - 1).content());
            if (left < 0) {
                break;
            }
            from--;
        }
        return from == messages.size() && from > 0
                ? new Newest(List.of(endOf(messages.getLast())), from - 1)
                : new Newest(List.copyOf(messages.subList(from, messages.size())), from);
    }

    private TranscriptMessage endOf(TranscriptMessage message) {
        String content = message.content();
        int from = content.length() - maxBytes / BYTES_PER_CHAR;
        if (from > 0 && Character.isLowSurrogate(content.charAt(from))) {
            from++;
        }
        return new TranscriptMessage(
                message.messageId(), message.role(), content.substring(Math.max(0, from)), message.ts());
    }

    private static long bytes(String text) {
        return text.chars()
                .mapToLong(c ->
                        c < ASCII_END ? 1 : c < TWO_BYTES_END || Character.isSurrogate((char) c) ? 2 : BYTES_PER_CHAR)
                .sum();
    }
}
