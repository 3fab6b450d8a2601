package io.coachup.gateway.chat.reply;

import io.coachup.common.json.Texts;
import java.util.UUID;

/**
 * What a person typed, to be stored as their turn.
 *
 * @param text not blank
 * @param ts when it arrived, in epoch ms
 * @param messageId the same however often it is sent to be stored
 */
public record Prompt(String text, long ts, String messageId) {

    private static final String ID_PREFIX = "c_user_";

    /** What arrives now; null when nobody could read it. */
    public static Prompt typed(String text) {
        String storable = ReplyText.storable(text);
        return Texts.isBlank(storable)
                ? null
                : new Prompt(storable, System.currentTimeMillis(), ID_PREFIX + UUID.randomUUID());
    }
}
