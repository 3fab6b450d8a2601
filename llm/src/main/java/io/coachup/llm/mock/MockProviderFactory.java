package io.coachup.llm.mock;

import io.coachup.llm.ChatProvider;
import io.coachup.llm.ChatProviders;
import io.coachup.llm.LlmRole;
import io.coachup.llm.ProviderFactory;
import jakarta.inject.Singleton;
import java.util.List;

/** {@code mock} or {@code test}. */
@Singleton
public final class MockProviderFactory implements ProviderFactory {

    @Override
    public boolean answersTo(String name) {
        return name.equals(ChatProviders.MOCK) || name.equals("test");
    }

    @Override
    public List<String> problems() {
        return List.of();
    }

    @Override
    public ChatProvider create(LlmRole role, String model) {
        return new MockProvider(model != null ? model : defaultModel(role));
    }

    private static String defaultModel(LlmRole role) {
        return switch (role) {
            case CHAT -> "mock-chat-1";
            case CLASSIFIER -> "mock-cls-1";
            case ASSESS -> "mock-assess-1";
            case SUMMARY -> "mock-summary-1";
        };
    }
}
