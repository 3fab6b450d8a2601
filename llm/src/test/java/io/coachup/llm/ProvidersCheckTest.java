package io.coachup.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProvidersCheckTest {

    private final ProviderFactory fine = factory("mock", List.of());
    private final ProviderFactory wrong = factory("openai", List.of("A must be a.", "B must be b."));

    @Test
    void theSettingsOfAProviderThatNobodyUsesAreNoProblem() {
        assertThat(problems(new Providers(null, Map.of()))).isEmpty();
        assertThat(problems(new Providers("Mock ", Map.of()))).isEmpty();
    }

    @Test
    void theSettingsOfAProviderInUseAreToldOnceHoweverManyRolesUseIt() {
        assertThat(problems(new Providers("openai", Map.of()))).containsExactly("A must be a.", "B must be b.");
        assertThat(problems(new Providers(null, Map.of(LlmRole.SUMMARY, "OpenAI"))))
                .containsExactly("A must be a.", "B must be b.");
    }

    @Test
    void everyNameThatNobodyKnowsIsToldWithItsVariableAndWhatElseIsWrong() {
        assertThat(problems(new Providers("ollama", Map.of(LlmRole.CHAT, "gpt", LlmRole.ASSESS, "openai"))))
                .containsExactly(
                        "AI_PROVIDER_CHAT=gpt is not a known provider: use mock or openai.",
                        "AI_PROVIDER=ollama is not a known provider: use mock or openai.",
                        "A must be a.",
                        "B must be b.");
    }

    private List<String> problems(LlmConfig config) {
        return new ProvidersCheck(new ChosenProviders(config, List.of(fine, wrong))).problems();
    }

    private static ProviderFactory factory(String name, List<String> problems) {
        return new ProviderFactory() {
            @Override
            public boolean answersTo(String wanted) {
                return wanted.equals(name);
            }

            @Override
            public List<String> problems() {
                return problems;
            }

            @Override
            public ChatProvider create(LlmRole role, String model) {
                throw new UnsupportedOperationException();
            }
        };
    }

    /** A general provider, and those of single roles; nothing else is asked for. */
    private record Providers(String general, Map<LlmRole, String> ofRoles) implements LlmConfig {

        @Override
        public Optional<String> provider() {
            return Optional.ofNullable(general);
        }

        @Override
        public Choice choice(LlmRole role) {
            return new Choice() {
                @Override
                public Optional<String> provider() {
                    return Optional.ofNullable(ofRoles.get(role));
                }

                @Override
                public Optional<String> model() {
                    return Optional.empty();
                }
            };
        }

        @Override
        public Choice chat() {
            return choice(LlmRole.CHAT);
        }

        @Override
        public Choice classifier() {
            return choice(LlmRole.CLASSIFIER);
        }

        @Override
        public Choice assess() {
            return choice(LlmRole.ASSESS);
        }

        @Override
        public Choice summary() {
            return choice(LlmRole.SUMMARY);
        }

        @Override
        public Duration firstTokenTimeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration keepAliveTimeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration totalTimeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int maxConnections() {
            return 1;
        }

        @Override
        public int reasoningMaxTokens() {
            return 0;
        }
    }
}
