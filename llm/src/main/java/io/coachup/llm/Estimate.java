package io.coachup.llm;

/** Token counts for providers that report none: four characters make a token, the usual rule for English text. */
public final class Estimate {

    private static final int CHARS_PER_TOKEN = 4;

    private Estimate() {}

    /** Estimated usage of a call whose reply had {@code replyChars} characters. */
    public static Usage usage(ChatRequest request, int replyChars) {
        int promptChars = 0;
        for (ChatMessage message : request.messages()) {
            promptChars += message.content().length();
        }
        return usage(promptChars, replyChars);
    }

    /** Estimated usage of a call whose prompt and reply had so many characters; the shortest text is a token. */
    public static Usage usage(int promptChars, int replyChars) {
        return new Usage(tokens(promptChars), tokens(replyChars), true);
    }

    private static int tokens(int chars) {
        return chars == 0 ? 0 : Math.max(1, chars / CHARS_PER_TOKEN);
    }
}
