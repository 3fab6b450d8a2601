package io.coachup.gateway.chat.input;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.json.Texts;
import io.coachup.gateway.chat.prompt.Author;
import io.coachup.gateway.chat.prompt.ChatInput;
import io.coachup.gateway.chat.prompt.FocusSkill;
import io.coachup.gateway.chat.prompt.HistoryItem;
import io.coachup.gateway.chat.prompt.Person;
import io.coachup.gateway.chat.prompt.PromptGoal;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A chat request as it was read, before its rules are applied. Null stands for absent.
 *
 * @param historyChars size of the history as it was sent, in characters
 */
record ChatParameters(
        String prompt,
        String sessionId,
        List<HistoryItem> history,
        int historyChars,
        Person person,
        List<PromptGoal> goals,
        List<FocusSkill> skills,
        String systemPrompt,
        String model,
        boolean debug) {

    private static final int SYSTEM_PROMPT_CHARS = 8 * 1024;
    static final int HISTORY_CHARS = 64 * 1024;
    private static final int MODEL_CHARS = 128;

    /**
     * The request, valid.
     *
     * @param maxBytes size of the longest prompt, in bytes of UTF-8
     * @throws ApiException 413 when the prompt or history is too long, 400 when anything else is wrong
     */
    ChatInput validated(int maxBytes) {
        if (historyChars > HISTORY_CHARS) {
            throw tooLong("history", HISTORY_CHARS);
        }
        String said = message(prompt, maxBytes);
        List<HistoryItem> earlier = history;
        if (said == null) {
            // The text page sends its new message as the last user item of the history.
            int last = lastUserItem();
            said = message(history.get(last).content(), maxBytes);
            earlier = IntStream.range(0, history.size())
                    .filter(i -> i < last || i > last && history.get(i).author() == Author.NOTE)
                    .mapToObj(history::get)
                    .toList();
        }
        String session = sessionId == null || sessionId.isBlank()
                ? null
                : Texts.id("sessionId", sessionId, "sessionId must not be blank");
        String wantedModel = model == null || model.isBlank() || model.length() > MODEL_CHARS
                ? null
                : Texts.storable("model", model.strip());
        return new ChatInput(
                said,
                session,
                List.copyOf(earlier),
                person,
                List.copyOf(goals),
                List.copyOf(skills),
                replacedPrompt(),
                wantedModel,
                debug);
    }

    private int lastUserItem() {
        return IntStream.range(0, history.size())
                .filter(i -> history.get(i).author() == Author.USER
                        && !Texts.isBlank(history.get(i).content()))
                .max()
                .orElseThrow(() -> ApiException.invalid("prompt is required"));
    }

    private static String message(String text, int maxBytes) {
        if (Texts.isBlank(text)) {
            return null;
        }
        return Texts.atMost("prompt", Texts.storable("prompt", text), maxBytes);
    }

    private String replacedPrompt() {
        if (systemPrompt == null || systemPrompt.isBlank()) {
            return null;
        }
        if (systemPrompt.length() > SYSTEM_PROMPT_CHARS) {
            throw tooLong("systemPrompt", SYSTEM_PROMPT_CHARS);
        }
        return Texts.storable("systemPrompt", systemPrompt);
    }

    private static ApiException tooLong(String parameter, int max) {
        return new ApiException(
                ErrorCode.PAYLOAD_TOO_LARGE, parameter + " must not be longer than " + max + " characters");
    }
}
