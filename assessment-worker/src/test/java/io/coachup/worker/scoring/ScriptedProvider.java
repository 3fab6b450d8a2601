package io.coachup.worker.scoring;

import io.coachup.llm.ChatCompletion;
import io.coachup.llm.ChatProvider;
import io.coachup.llm.ChatRequest;
import io.coachup.llm.ChatStream;
import io.coachup.llm.ChatStreamHandler;
import io.coachup.llm.Usage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A provider whose replies are given by the test. */
public final class ScriptedProvider implements ChatProvider {

    private final String name;
    private final Function<ChatRequest, String> script;
    private final List<ChatRequest> requests = new CopyOnWriteArrayList<>();

    public ScriptedProvider(String name, Function<ChatRequest, String> script) {
        this.name = name;
        this.script = script;
    }

    /** What it was asked. */
    public List<ChatRequest> requests() {
        return requests;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String modelFor(ChatRequest request) {
        return "gpt-4o-mini";
    }

    @Override
    public ChatStream stream(ChatRequest request, ChatStreamHandler handler) {
        throw new UnsupportedOperationException("scoring never streams");
    }

    @Override
    public ChatCompletion complete(ChatRequest request) {
        requests.add(request);
        return new ChatCompletion(script.apply(request), "gpt-4o-mini-2024-07-18", new Usage(1000, 200, false));
    }
}
