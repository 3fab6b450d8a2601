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
 * @param cost what the model call behind it cost, or null
 */
public record NewInteraction(
        String messageId,
        String groupId,
        String role,
        String contentHash,
        String text,
        String audioUrl,
        long ts,
        ModelCost cost) {

    /**
     * Cost of a model call.
     *
     * @param cents with fractions
     */
    public record ModelCost(double cents, int tokensIn, int tokensOut) {}

    /** A turn that the server itself saw; its hash is the AI API's, SHA-256 of role and text. */
    public static NewInteraction said(
            String messageId, String groupId, String role, String text, long ts, ModelCost cost) {
        return new NewInteraction(messageId, groupId, role, Sha256.hex(role + "|" + text), text, null, ts, cost);
    }

    /** True when there is text to store. */
    public boolean hasText() {
        return text != null && !text.isBlank();
    }
}
