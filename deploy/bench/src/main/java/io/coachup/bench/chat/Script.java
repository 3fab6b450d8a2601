package io.coachup.bench.chat;

/** What the upstream streams: a reply of equal tokens, each with one byte that stands nowhere else in a stream. */
final class Script {

    /** Tokens of a reply. */
    static final int TOKENS = 50;

    /** Stands once in each token. */
    static final byte TOKEN_MARK = '~';

    /** Ends a reply, in the provider's form and in the gateway's. */
    static final String END = "[DONE]";

    private static final String ID = "chatcmpl-9f8b6c1d2e3f4a5b";

    private Script() {}

    /** One token in the form of an OpenAI-compatible endpoint. */
    static String frame(int number) {
        return "data: {\"id\":\"" + ID + "\",\"object\":\"chat.completion.chunk\",\"created\":1760000000,"
                + "\"model\":\"gpt-4o-mini-2024-07-18\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\" "
                + (char) TOKEN_MARK + "wrd" + number + "\"},\"logprobs\":null,\"finish_reason\":null}]}\n\n";
    }

    /** What follows the last token. */
    static String end() {
        return "data: {\"id\":\"" + ID + "\",\"object\":\"chat.completion.chunk\",\"created\":1760000000,"
                + "\"model\":\"gpt-4o-mini-2024-07-18\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
                + "data: " + END + "\n\n";
    }
}
