package io.coachup.skills.interactions;

import io.coachup.common.hashing.Sha256;

/**
 * A turn to be stored.
 *
 * @param role user, assistant or system
 * @param contentHash the writer's own, opaque
 * @param text non-blank
 * @param audioUrl http(s) URL or null
 * @param ts when it was said, epoch ms; orders the transcript
 * @param cost what the call behind it cost, or null
 */
public record NewInteraction(
        String messageId,
        String groupId,
        String role,
        String contentHash,
        String text,
        String audioUrl,
        long ts,
        Cost cost) {

    /** What a turn cost. */
    public sealed interface Cost {

        /** Cents with fractions, not negative. */
        double cents();
    }

    /** Cost of the model call that made a turn. */
    public record ModelCost(double cents, int tokensIn, int tokensOut) implements Cost {}

    /** Cost of the transcription of a turn, whose recording lasted {@code durationMs}. */
    public record TranscriptionCost(double cents, long durationMs) implements Cost {}

    /** A turn that the server itself saw; its hash is the AI API's, SHA-256 of role and text. */
    public static NewInteraction said(String messageId, String groupId, String role, String text, long ts, Cost cost) {
        return new NewInteraction(messageId, groupId, role, Sha256.hex(role + "|" + text), text, null, ts, cost);
    }

    /** True when there is text to store. */
    public boolean hasText() {
        return text != null && !text.isBlank();
    }
}
