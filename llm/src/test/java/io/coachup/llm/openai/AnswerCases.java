package io.coachup.llm.openai;

import java.util.List;
import java.util.stream.Stream;

/**
 * What OpenAI-compatible servers really send, and what it means. The next oddity is one more row: who sends it, what, the
 * text that a person is to hear, and how the reply ends ({@code complete}, {@code length}, {@code filter}, {@code tools};
 * {@code cut} when the answer ends before the reply does; {@code error}).
 */
final class AnswerCases {

    private static final String DONE = "data: [DONE]\n\n";
    private static final String STOP = "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";

    private AnswerCases() {}

    /**
     * One answer with status 200.
     *
     * @param name who sends it, and what is odd
     * @param answer its body
     * @param text what of it is to be shown
     * @param ending how it ends
     */
    record Row(String name, String answer, String text, String ending) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> all() {
        return Stream.of(streams(), finishReasons(), errors(), thoughts(), usages(), documents())
                .flatMap(List::stream);
    }

    private static List<Row> streams() {
        return List.of(
                row("OpenAI", says("Hel") + says("lo") + STOP + DONE, "Hello", "complete"),
                row("without a finish reason, with the end marker", says("Hello") + DONE, "Hello", "complete"),
                row("without the end marker", says("Hello") + STOP, "Hello", "complete"),
                row("with neither", says("Hello"), "Hello", "cut"),
                row("nothing at all", "", "", "cut"),
                row("the end marker alone", DONE, "", "error"),
                row("a finish reason alone", STOP + DONE, "", "error"),
                row("proxies: a byte order mark first", "\ufeff" + says("Hello") + STOP + DONE, "Hello", "complete"),
                row("a byte order mark before a comment", "\ufeff: hi\n\n" + says("Hello") + STOP, "Hello", "complete"),
                row("carriage returns", (says("Hello") + STOP + DONE).replace("\n", "\r\n"), "Hello", "complete"),
                row("no space after the colon", (says("Hello") + STOP + DONE).replace(": ", ":"), "Hello", "complete"),
                row("blanks after the end marker", says("Hello") + "data: [DONE] \n\n", "Hello", "complete"),
                row(
                        "OpenRouter: comments while it waits",
                        ": OPENROUTER PROCESSING\n\n: OPENROUTER PROCESSING\n\n" + says("Hello") + STOP + DONE,
                        "Hello",
                        "complete"),
                row(
                        "DeepSeek: comments and blank lines",
                        ": keep-alive\n\n\n\n" + says("Hello") + STOP,
                        "Hello",
                        "complete"),
                row("pings as events", "event: ping\ndata: {}\n\n" + says("Hello") + STOP, "Hello", "complete"),
                row("empty data", "data:\n\ndata: \n\n" + says("Hello") + STOP, "Hello", "complete"),
                row("data that is no object", "data: null\n\ndata: 7\n\n" + says("Hello") + STOP, "Hello", "complete"),
                row(
                        "Azure: what its filter found first, without choices",
                        event("{\"choices\":[],\"prompt_filter_results\":[{\"prompt_index\":0,"
                                        + "\"content_filter_results\":{\"hate\":{\"filtered\":false}}}]}")
                                + says("Hello")
                                + event("{\"choices\":[{\"content_filter_offsets\":{\"check_offset\":44},"
                                        + "\"content_filter_results\":{},\"finish_reason\":null,\"index\":0}]}")
                                + STOP
                                + DONE,
                        "Hello",
                        "complete"),
                row(
                        "a role alone first",
                        delta("{\"role\":\"assistant\",\"content\":\"\"}") + says("Hello") + STOP,
                        "Hello",
                        "complete"),
                row(
                        "llama.cpp: null content first",
                        delta("{\"role\":\"assistant\",\"content\":null}") + says("Hello") + STOP,
                        "Hello",
                        "complete"),
                row("choices that are null", event("{\"choices\":null}") + says("Hello") + STOP, "Hello", "complete"),
                row(
                        "a delta that is null",
                        event("{\"choices\":[{\"delta\":null}]}") + says("Hello") + STOP,
                        "Hello",
                        "complete"),
                row(
                        "Mistral: content as parts",
                        delta(
                                        "{\"content\":[{\"type\":\"text\",\"text\":\"Hel\"},{\"type\":\"text\",\"text\":\"lo\"}]}")
                                + delta("{\"content\":[{\"text\":\"!\"}]}")
                                + STOP,
                        "Hello!",
                        "complete"),
                row(
                        "content as one part",
                        delta("{\"content\":{\"type\":\"text\",\"text\":\"Hello\"}}") + STOP,
                        "Hello",
                        "complete"),
                row("content as texts", delta("{\"content\":[\"Hel\",\"lo\"]}") + STOP, "Hello", "complete"),
                row(
                        "parts that are no text",
                        delta(
                                        "{\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"x\"}},null,7,{\"type\":\"text\",\"text\":\"Hello\"}]}")
                                + STOP,
                        "Hello",
                        "complete"),
                row("completions of old", event("{\"choices\":[{\"text\":\"Hello\"}]}") + STOP, "Hello", "complete"),
                row(
                        "the whole message once more at the end",
                        says("Hello")
                                + event(
                                        "{\"choices\":[{\"message\":{\"content\":\"Hello\"},\"finish_reason\":\"stop\"}]}"),
                        "Hello",
                        "complete"),
                row(
                        "Perplexity: what is new and all of it in each event",
                        event("{\"choices\":[{\"message\":{\"content\":\"Hel\"},\"delta\":{\"content\":\"Hel\"}}]}")
                                + event(
                                        "{\"choices\":[{\"delta\":{\"content\":\"lo\"},\"message\":{\"content\":\"Hello\"}}]}")
                                + STOP,
                        "Hello",
                        "complete"),
                row(
                        "a stream of one event, asked to stream or not",
                        event(
                                "{\"object\":\"chat.completion\",\"choices\":[{\"message\":{\"content\":\"Hello\"},\"finish_reason\":\"stop\"}]}"),
                        "Hello",
                        "complete"),
                row(
                        "vLLM: a last token with the finish reason",
                        event("{\"choices\":[{\"delta\":{\"content\":\"Hello\"},\"finish_reason\":\"stop\"}]}"),
                        "Hello",
                        "complete"),
                row(
                        "Python: a probability that is no number",
                        event(
                                        "{\"choices\":[{\"logprobs\":{\"x\":NaN,\"y\":-Infinity},\"delta\":{\"content\":\"Hello\"}}]}")
                                + STOP,
                        "Hello",
                        "complete"),
                row("a tab in a text", says("Hel\tlo") + STOP, "Hel\tlo", "complete"),
                row(
                        "a refusal in words",
                        delta("{\"content\":null,\"refusal\":\"I can not.\"}") + STOP,
                        "I can not.",
                        "complete"),
                row(
                        "other choices",
                        event(
                                        "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hello\"}},{\"index\":1,\"delta\":{\"content\":\"Bye\"}}]}")
                                + STOP,
                        "Hello",
                        "complete"),
                row(
                        "what can't be parsed is left out",
                        says("Hel") + event("{broken") + says("lo") + STOP + DONE,
                        "Hello",
                        "complete"),
                row(
                        "what can't be parsed, and nothing that says it was all",
                        says("Hel") + event("Internal error") + DONE,
                        "Hel",
                        "error"),
                row("a page instead of a stream", "<html><body>Bad gateway</body></html>\n\n", "", "cut"));
    }

    private static List<Row> finishReasons() {
        return List.of(
                row("Ollama, SGLang: an empty finish reason is none", ends("Hello", "\"\""), "Hello", "cut"),
                row(
                        "an empty one in each event, and then a real one",
                        ends("Hel", "\"\"") + ends("lo", "\"stop\""),
                        "Hello",
                        "complete"),
                row("the word null", ends("Hello", "\"null\""), "Hello", "cut"),
                row("false", ends("Hello", "false"), "Hello", "cut"),
                row("OpenAI: cut by length", ends("Hello", "\"length\"") + DONE, "Hello", "length"),
                row("Gemini: cut by length", ends("Hello", "\"MAX_TOKENS\"") + DONE, "Hello", "length"),
                row("Mistral: cut by the model's length", ends("Hello", "\"model_length\"") + DONE, "Hello", "length"),
                row(
                        "SGLang: the reason as an object",
                        ends("Hello", "{\"type\":\"length\",\"length\":120}"),
                        "Hello",
                        "length"),
                row(
                        "Azure: the reason as details",
                        event(
                                "{\"choices\":[{\"delta\":{\"content\":\"Hello\"},\"finish_details\":{\"type\":\"stop\",\"stop\":\"<|fim_suffix|>\"}}]}"),
                        "Hello",
                        "complete"),
                row("TGI: its own word", ends("Hello", "\"eos_token\""), "Hello", "complete"),
                row("a word that nobody knows", ends("Hello", "\"done_thinking_about_it\""), "Hello", "complete"),
                row("Azure: cut by the filter", ends("Hel", "\"content_filter\"") + DONE, "Hel", "filter"),
                row("Azure: all of it filtered", ends("", "\"content_filter\"") + DONE, "", "filter"),
                row("Gemini: safety", ends("", "\"SAFETY\"") + DONE, "", "filter"),
                row("cut by length before the first word", ends("", "\"length\"") + DONE, "", "length"),
                row(
                        "tools alone",
                        delta("{\"tool_calls\":[{\"index\":0,\"function\":{\"name\":\"f\",\"arguments\":\"\"}}]}")
                                + ends("", "\"tool_calls\"")
                                + DONE,
                        "",
                        "tools"),
                row(
                        "Ollama: tools alone, and then stop",
                        delta("{\"tool_calls\":[{\"index\":0,\"function\":{\"name\":\"f\"}}]}") + STOP + DONE,
                        "",
                        "tools"),
                row("a tool of old", ends("", "\"function_call\""), "", "tools"),
                row(
                        "no tools in every event",
                        delta("{\"content\":\"Hello\",\"tool_calls\":[],\"function_call\":null}") + STOP,
                        "Hello",
                        "complete"),
                row("OpenRouter: the reason is an error", ends("Hel", "\"error\"") + DONE, "Hel", "error"),
                row(
                        "DeepSeek: no machine left",
                        ends("Hel", "\"insufficient_system_resource\"") + DONE,
                        "Hel",
                        "error"),
                row("vLLM: aborted", ends("Hel", "\"abort\"") + DONE, "Hel", "error"));
    }

    private static List<Row> errors() {
        return List.of(
                row(
                        "OpenAI: an error in the stream",
                        says("Hel") + event("{\"error\":{\"message\":\"no\",\"type\":\"server_error\"}}") + DONE,
                        "Hel",
                        "error"),
                row(
                        "TGI, MLX: an error that is a text",
                        says("Hel") + event("{\"error\":\"no\",\"error_type\":\"overloaded\"}") + DONE,
                        "Hel",
                        "error"),
                row(
                        "vLLM: an object named error",
                        says("Hel")
                                + event(
                                        "{\"object\":\"error\",\"message\":\"no\",\"type\":\"BadRequestError\",\"code\":400}")
                                + DONE,
                        "Hel",
                        "error"),
                row(
                        "Mistral: an object named Error",
                        event("{\"object\":\"Error\",\"message\":\"no\"}") + DONE,
                        "",
                        "error"),
                row(
                        "FastChat: a text with a code",
                        event("{\"text\":\"NETWORK ERROR\",\"error_code\":50004}") + DONE,
                        "",
                        "error"),
                row(
                        "Venice: a type and a message",
                        event("{\"error_type\":\"context_length_exceeded\",\"error_message\":\"no\"}") + DONE,
                        "",
                        "error"),
                row("FastAPI: a detail", says("Hel") + event("{\"detail\":\"no\"}") + DONE, "Hel", "error"),
                row(
                        "FastAPI: details",
                        event("{\"detail\":[{\"msg\":\"no\",\"loc\":[\"body\"]}]}") + DONE,
                        "",
                        "error"),
                row(
                        "Anthropic: a type",
                        says("Hel") + event("{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\"}}") + DONE,
                        "Hel",
                        "error"),
                row(
                        "DashScope: a code and a message",
                        event("{\"code\":\"Throttling\",\"message\":\"no\"}") + DONE,
                        "",
                        "error"),
                row(
                        "Gemini: an error in a list",
                        event("[{\"error\":{\"code\":503,\"message\":\"no\",\"status\":\"UNAVAILABLE\"}}]") + DONE,
                        "",
                        "error"),
                row(
                        "Gemini: an error outside of any event",
                        says("Hel") + "{\n  \"error\": {\n    \"code\": 503\n  }\n}\n",
                        "Hel",
                        "cut"),
                row(
                        "LM Studio: an event named error",
                        says("Hel") + "event: error\ndata: {\"message\":\"no\"}\n\n" + DONE,
                        "Hel",
                        "error"),
                row(
                        "an event named error with a text",
                        says("Hel") + "event: error\ndata: no\n\n" + DONE,
                        "Hel",
                        "error"),
                row("an event named error without data", says("Hel") + "event:error\n\n" + DONE, "Hel", "error"),
                row(
                        "an event whose name only begins so",
                        "event: errorless\n" + says("Hello") + STOP,
                        "Hello",
                        "complete"),
                row(
                        "llama.cpp until 2025: a field named error",
                        says("Hel") + "error: {\"code\":400,\"message\":\"no\"}\n\n" + DONE,
                        "Hel",
                        "error"),
                row(
                        "OpenRouter: an error in a choice",
                        says("Hel")
                                + event(
                                        "{\"choices\":[{\"delta\":{\"content\":\"\"},\"error\":{\"code\":502,\"message\":\"no\"},\"finish_reason\":\"error\"}]}")
                                + DONE,
                        "Hel",
                        "error"),
                row(
                        "Groq: an error in its own part",
                        says("Hel")
                                + event("{\"choices\":[],\"x_groq\":{\"id\":\"r\",\"error\":\"over_capacity\"}}")
                                + DONE,
                        "Hel",
                        "error"),
                row(
                        "an empty error: a text",
                        event("{\"error\":\"\",\"choices\":[{\"delta\":{\"content\":\"Hello\"}}]}") + STOP,
                        "Hello",
                        "complete"),
                row(
                        "an empty error: an object",
                        event("{\"error\":{},\"choices\":[{\"delta\":{\"content\":\"Hello\"}}]}") + STOP,
                        "Hello",
                        "complete"),
                row(
                        "an empty error: false",
                        event("{\"error\":false,\"choices\":[{\"delta\":{\"content\":\"Hello\"}}]}") + STOP,
                        "Hello",
                        "complete"),
                row(
                        "an empty error: null",
                        event("{\"error\":null,\"choices\":[{\"delta\":{\"content\":\"Hello\"}}]}") + STOP,
                        "Hello",
                        "complete"),
                row(
                        "an empty error: nothing but nulls",
                        event(
                                        "{\"error\":{\"code\":null,\"message\":\"\"},\"choices\":[{\"delta\":{\"content\":\"Hello\"}}]}")
                                + STOP,
                        "Hello",
                        "complete"),
                row(
                        "FastChat: error code 0 in every event",
                        event("{\"error_code\":0,\"choices\":[{\"delta\":{\"content\":\"Hello\"}}]}") + STOP,
                        "Hello",
                        "complete"),
                row(
                        "a message beside the choices",
                        event("{\"message\":\"ok\",\"choices\":[{\"delta\":{\"content\":\"Hello\"}}]}") + STOP,
                        "Hello",
                        "complete"),
                row(
                        "an error after the model was finished",
                        says("Hello") + STOP + event("{\"error\":\"too late\"}") + DONE,
                        "Hello",
                        "complete"));
    }

    private static List<Row> thoughts() {
        return List.of(
                row(
                        "DeepSeek, vLLM: thoughts in a field",
                        delta("{\"reasoning_content\":\"Hmm\",\"content\":null}") + says("Hello") + STOP,
                        "Hello",
                        "complete"),
                row(
                        "OpenRouter, Groq: thoughts in a field",
                        delta(
                                        "{\"reasoning\":\"Hmm\",\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"Hmm\"}],\"content\":\"\"}")
                                + says("Hello")
                                + STOP,
                        "Hello",
                        "complete"),
                row(
                        "thoughts in a field beside the text",
                        delta("{\"reasoning_content\":\"Hmm\",\"content\":\"Hel\"}")
                                + delta("{\"content\":\"lo\",\"reasoning_content\":\"?\"}")
                                + STOP,
                        "Hello",
                        "complete"),
                row(
                        "Magistral: thoughts as parts",
                        delta(
                                        "{\"content\":[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\",\"text\":\"Hmm\"}]}]}")
                                + delta("{\"content\":[{\"type\":\"text\",\"text\":\"Hello\"}]}")
                                + STOP,
                        "Hello",
                        "complete"),
                row(
                        "parts named reasoning",
                        delta(
                                        "{\"content\":[{\"type\":\"reasoning\",\"text\":\"Hmm\"},{\"type\":\"text\",\"text\":\"Hello\"}]}")
                                + STOP,
                        "Hello",
                        "complete"),
                row(
                        "Ollama: thoughts between tags",
                        says("<think>") + says("\nHmm\n") + says("</think>") + says("\n\n") + says("Hello") + STOP,
                        "Hello",
                        "complete"),
                row(
                        "tags split anywhere",
                        says("<th")
                                + says("ink>H")
                                + says("mm</")
                                + says("thi")
                                + says("nk>\n")
                                + says("\nHel")
                                + says("lo")
                                + STOP,
                        "Hello",
                        "complete"),
                row("all in one event", says("<think>Hmm</think>\n\nHello") + STOP, "Hello", "complete"),
                row("empty thoughts", says("<think>\n\n</think>\n\nHello") + STOP, "Hello", "complete"),
                row(
                        "other names, other letters",
                        says("<Thinking>Hmm</THINKING>\n")
                                + says("<thought>Hmm</thought> <reasoning>x</reasoning>Hello")
                                + STOP,
                        "Hello",
                        "complete"),
                row(
                        "a reply that only mentions thoughts",
                        says("Write ") + says("<think>x</think>") + says(" or [THINK]") + says(" or <|end|>") + STOP,
                        "Write <think>x</think> or [THINK] or <|end|>",
                        "complete"),
                row(
                        "a reply that mentions thoughts after some",
                        says("<think>Hmm</think>Write ") + says("<think>, </think>") + STOP,
                        "Write <think>, </think>",
                        "complete"),
                row(
                        "blanks before thoughts",
                        says("\n") + says(" <think>Hmm</think>\nHello") + STOP,
                        "Hello",
                        "complete"),
                row("blanks before a reply", says("\n") + says(" <b>Hello") + STOP, "\n <b>Hello", "complete"),
                row("a bracket first", says("[THE") + says(" COACH] [\\\"") + STOP, "[THE COACH] [\"", "complete"),
                row(
                        "Mistral: thoughts in brackets",
                        says("[TH") + says("INK]a [b] [/TH <") + says("[/THI") + says("NK]Hello") + STOP,
                        "Hello",
                        "complete"),
                row("Mistral: thoughts without an end", says("[THINK]Hmm") + STOP, "", "error"),
                row(
                        "gpt-oss: channels",
                        says("<|chan")
                                + says("nel|>analysis<|mess")
                                + says("age|>Hmm <b> <|x|><|end|><|start|>assis")
                                + says("tant<|channel|>final<|message|>Hel")
                                + says("lo <b><|ret")
                                + says("urn|>")
                                + STOP,
                        "Hello <b>",
                        "complete"),
                row(
                        "gpt-oss: thoughts, a tool and JSON",
                        says("<|start|>assistant<|channel|>analysis<|message|>Hmm<|end|>")
                                + says("<|start|>assistant<|channel|>commentary to=functions.f <|constrain|>json")
                                + says("<|message|>{}<|call|><|start|>assistant<|channel|>final <|constrain|>json")
                                + says("<|message|>[1]<|end|>")
                                + STOP,
                        "[1]",
                        "complete"),
                row(
                        "gpt-oss: a reply without headers after the thoughts",
                        says("<|channel|>analysis<|message|>Hmm<|end|>\nHello") + STOP,
                        "Hello",
                        "complete"),
                row(
                        "gpt-oss: a message without a channel",
                        says("<|start|>assistant<|message|>Hello<|end|>") + STOP,
                        "Hello",
                        "complete"),
                row("gpt-oss: thoughts alone", says("<|channel|>analysis<|message|>Hmm<|end|>") + STOP, "", "error"),
                row("gpt-oss: a header alone", says("<|channel|>final") + STOP, "", "error"),
                row("brackets in thoughts", says("<think>a < b <b> <</think>Hello") + STOP, "Hello", "complete"),
                row(
                        "what only looks like a tag",
                        says("1 <") + says(" 2, <thi") + says("s>, <<th") + says("ink") + STOP,
                        "1 < 2, <this>, <<think",
                        "complete"),
                row("thoughts without an end", says("<think>Hmm") + STOP, "", "error"),
                row("thoughts that took all there was", says("<think>Hmm") + ends("", "\"length\""), "", "length"),
                row("an end without a beginning", says("</think>Hello") + STOP, "Hello", "complete"));
    }

    private static List<Row> usages() {
        return Stream.of(
                        "null",
                        "{}",
                        "[]",
                        "7",
                        "{\"prompt_tokens\":null,\"completion_tokens\":null}",
                        "{\"prompt_tokens\":11.5,\"completion_tokens\":7.0}",
                        "{\"prompt_tokens\":-1,\"completion_tokens\":-1}",
                        "{\"prompt_tokens\":99999999999999999999,\"completion_tokens\":7}",
                        "{\"prompt_tokens\":1e400,\"completion_tokens\":7}",
                        "{\"prompt_tokens\":NaN,\"completion_tokens\":7}",
                        "{\"prompt_tokens\":\"11\",\"completion_tokens\":\"7\"}",
                        "{\"prompt_tokens\":{\"text\":11},\"completion_tokens\":[7]}",
                        "{\"completion_tokens\":7,\"prompt_tokens_details\":null}")
                .map(usage -> row(
                        "usage " + usage,
                        event("{\"choices\":[{\"delta\":{\"content\":\"Hel\"}}],\"usage\":" + usage + "}")
                                + says("lo")
                                + STOP
                                + event("{\"choices\":[],\"usage\":" + usage + "}")
                                + DONE,
                        "Hello",
                        "complete"))
                .toList();
    }

    /** What comes in one document, also when a stream was asked for. */
    private static List<Row> documents() {
        return List.of(
                row("a whole reply", whole("\"Hello\"", "\"stop\""), "Hello", "complete"),
                row(
                        "without a finish reason",
                        "{\"choices\":[{\"message\":{\"content\":\"Hello\"}}]}",
                        "Hello",
                        "complete"),
                row("DeepSeek: blank lines first", "\n\n\n" + whole("\"Hello\"", "\"stop\""), "Hello", "complete"),
                row("a byte order mark first", "\ufeff" + whole("\"Hello\"", "\"stop\""), "Hello", "complete"),
                row(
                        "Mistral: parts",
                        whole("[{\"type\":\"text\",\"text\":\"Hel\"},{\"type\":\"text\",\"text\":\"lo\"}]", "\"stop\""),
                        "Hello",
                        "complete"),
                row(
                        "Magistral: thoughts as parts",
                        whole(
                                "[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\",\"text\":\"Hmm\"}]},{\"type\":\"text\",\"text\":\"Hello\"}]",
                                "\"stop\""),
                        "Hello",
                        "complete"),
                row(
                        "thoughts between tags",
                        whole("\"<think>Hmm</think>\\n\\nHello\"", "\"stop\""),
                        "Hello",
                        "complete"),
                row(
                        "vLLM: thoughts whose opening tag was in the prompt",
                        whole("\"Hmm.\\n</think>\\n\\nHello\"", "\"stop\""),
                        "Hello",
                        "complete"),
                row(
                        "thoughts before JSON",
                        whole("\"<think>{}</think>{\\\"a\\\":1}\"", "\"stop\""),
                        "{\"a\":1}",
                        "complete"),
                row(
                        "somebody's words in JSON are no thoughts",
                        whole("\"{\\\"a\\\":\\\"<think>x</think>\\\"}\"", "\"stop\""),
                        "{\"a\":\"<think>x</think>\"}",
                        "complete"),
                row(
                        "somebody's words are no thoughts",
                        whole("\"Write <think>x</think>\"", "\"stop\""),
                        "Write <think>x</think>",
                        "complete"),
                row(
                        "Mistral: thoughts before JSON",
                        whole("\"[THINK][1][/THINK]\\n[2]\"", "\"stop\""),
                        "[2]",
                        "complete"),
                row(
                        "Mistral: thoughts whose opening tag was in the prompt",
                        whole("\"Hmm.[/THINK]Hello\"", "\"stop\""),
                        "Hello",
                        "complete"),
                row(
                        "gpt-oss: channels before JSON",
                        whole(
                                "\"<|channel|>analysis<|message|>{}<|end|><|start|>assistant<|channel|>final<|message|>{\\\"a\\\":\\\"<|\\\"}\"",
                                "\"stop\""),
                        "{\"a\":\"<|\"}",
                        "complete"),
                row("thoughts without an end", whole("\"<think>Hmm\"", "\"stop\""), "", "error"),
                row("cut by length", whole("\"Hel\"", "\"length\""), "Hel", "length"),
                row("no content", whole("null", "\"stop\""), "", "error"),
                row(
                        "no content but tools",
                        "{\"choices\":[{\"message\":{\"content\":null,\"tool_calls\":[{\"id\":\"t\"}]},\"finish_reason\":\"tool_calls\"}]}",
                        "",
                        "tools"),
                row("an error with status 200", "{\"error\":{\"message\":\"no\"}}", "", "error"),
                row(
                        "an empty error beside a reply",
                        "{\"error\":null,\"choices\":[{\"message\":{\"content\":\"Hello\"}}]}",
                        "Hello",
                        "complete"),
                row("a detail", "{\"detail\":\"no\"}", "", "error"),
                row("Gemini: an error in a list", "[{\"error\":{\"code\":400}}]", "", "error"),
                row("an empty object", "{}", "", "error"),
                row("half a document", "{\"choices\":[{\"message\":{\"content\":\"Hello\"", "", "cut"));
    }

    private static Row row(String name, String answer, String text, String ending) {
        return new Row(name, answer, text, ending);
    }

    private static String event(String data) {
        return "data: " + data + "\n\n";
    }

    private static String delta(String delta) {
        return event("{\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":null}]}");
    }

    private static String says(String text) {
        return delta("{\"content\":\"" + text.replace("\n", "\\n") + "\"}");
    }

    private static String ends(String text, String reason) {
        return event("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text + "\"},\"finish_reason\":" + reason
                + "}]}");
    }

    private static String whole(String content, String reason) {
        return "{\"id\":\"c\",\"object\":\"chat.completion\",\"model\":\"m\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":"
                + content + "},\"finish_reason\":" + reason
                + "}],\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":7}}";
    }
}
