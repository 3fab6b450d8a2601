package io.coachup.gateway.chat.reply;

import io.coachup.common.json.Texts;
import java.util.UUID;

/**
 * What a person typed, to be stored as their turn.
 *
 * @param text not blank
 * @param ts when it arrived, in epoch ms
 * @param turnId of what was typed and what is replied, the same however often they are sent to be stored
 */
public record Prompt(String text, long ts, String turnId) {

    private static final String ID_PREFIX = "c_user_";

    /** The id that it is stored with. */
    String messageId() {
        return ID_PREFIX + turnId;
    }

    /** What arrives now; null when nobody could read it. */
    public static Prompt typed(String text) {
        String storable = Texts.clean(text);
        return Texts.isBlank(storable)
                ? null
                : new Prompt(
                        storable, System.currentTimeMillis(), UUID.randomUUID().toString());
    }
}
