package io.coachup.llm.mock;

import io.coachup.common.conversation.ConversationRole;
import io.coachup.llm.ChatMessage;
import io.coachup.llm.ChatRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A short reply that picks up one word of what was said last and ends in a question. It is ASCII, whatever was said: the
 * original's page can't keep a conversation that holds anything beyond Latin-1.
 */
final class CoachReply {

    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}'’-]*");
    private static final Pattern TOKEN = Pattern.compile("\\s*\\S+");
    private static final int TOPIC_MIN_CHARS = 4;
    private static final int TOPIC_MAX_CHARS = 24;
    private static final Set<String> COMMON = Set.of(
            "about", "after", "again", "because", "before", "could", "have", "just", "like", "maybe", "really",
            "should", "some", "that", "them", "then", "there", "they", "think", "this", "want", "what", "when", "will",
            "with", "would", "your", "from", "were", "been", "where", "which");

    private static final List<String> QUESTIONS = List.of(
            "Who are you saying it to?",
            "What is the one sentence they should remember?",
            "What would a good outcome look like?",
            "How would you put that in ten words?");

    private CoachReply() {}

    static String to(ChatRequest request) {
        String said = request.messages().reversed().stream()
                .filter(message -> message.role() == ConversationRole.USER)
                .map(ChatMessage::content)
                .findFirst()
                .orElse("");
        String question = QUESTIONS.get(Math.floorMod(said.hashCode(), QUESTIONS.size()));
        return "Let's work on " + topic(said) + ". Say your main point first, then one reason. " + question;
    }

    static List<String> tokens(String reply) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(reply);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }

    private static String topic(String said) {
        String longest = "";
        Matcher words = WORD.matcher(said);
        while (words.find()) {
            String word = words.group().toLowerCase(Locale.ROOT);
            boolean telling = word.length() >= TOPIC_MIN_CHARS
                    && word.length() <= TOPIC_MAX_CHARS
                    && !COMMON.contains(word)
                    && word.chars().allMatch(c -> c < 128);
            if (telling && word.length() > longest.length()) {
                longest = word;
            }
        }
        return longest.isEmpty() ? "what you want to say" : "\"" + longest + "\"";
    }
}
