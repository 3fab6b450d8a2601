package io.coachup.skills.interactions;

import io.coachup.common.conversation.ConversationRole;
import io.coachup.common.hashing.Sha256;
import io.coachup.common.json.Texts;

/**
 * A turn to be stored.
 *
 * @param role user, assistant or system
 * @param contentHash the writer's own, opaque
 * @param text non-blank
 * @param audioUrl http(s) URL or null
 * @param ts when it was said, epoch ms; orders the transcript
 * @param cost what the call behind it cost, or null
 * @param ending how it ended, for a reply of the coach; else {@link Ending#COMPLETE}
 */
public record NewInteraction(
        String messageId,
        String groupId,
        String role,
        String contentHash,
        String text,
        String audioUrl,
        long ts,
        Cost cost,
        Ending ending) {

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
        return new NewInteraction(
                messageId, groupId, role, Sha256.hex(role + "|" + text), text, null, ts, cost, Ending.COMPLETE);
    }

    /** A reply of the coach, which may not have come to its end. */
    public static NewInteraction replied(String messageId, String text, long ts, ModelCost cost, Ending ending) {
        String role = ConversationRole.ASSISTANT.wireName();
        return new NewInteraction(messageId, null, role, Sha256.hex(role + "|" + text), text, null, ts, cost, ending);
    }

    /** True when there is text to store. */
    public boolean hasText() {
        return !Texts.isBlank(text);
    }
}
