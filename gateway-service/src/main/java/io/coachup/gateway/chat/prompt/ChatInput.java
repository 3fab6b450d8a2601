package io.coachup.gateway.chat.prompt;

import java.util.List;

/**
 * What a client asks of the coach.
 *
 * @param prompt what the person said, never blank
 * @param sessionId conversation id, or null
 * @param history earlier items as the client has them, oldest first, without the prompt
 * @param person profile as the client has it, or null
 * @param goals goals as the client has them
 * @param focusSkills skills as the client has them
 * @param systemPrompt replacement of the system prompt, or null; used only where configuration allows it
 * @param model wanted model, or null; used only where configuration allows it
 * @param debug whether the client wants to see its own rendered prompt
 */
public record ChatInput(
        String prompt,
        String sessionId,
        List<HistoryItem> history,
        Person person,
        List<PromptGoal> goals,
        List<FocusSkill> focusSkills,
        String systemPrompt,
        String model,
        boolean debug) {

    /** Characters of what was said and of the earlier items. */
    public long chars() {
        long chars = prompt.length();
        for (HistoryItem item : history) {
            chars += item.content().length();
        }
        return chars;
    }
}
