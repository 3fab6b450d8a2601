package io.coachup.llm.openai;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where the OpenAI-compatible endpoint is. */
@ConfigMapping(prefix = "coachup.llm.openai")
public interface OpenAiConfig {

    /** {@code OPENAI_BASE_URL}, up to and including the version, such as {@code https://api.openai.com/v1}. */
    String baseUrl();

    /** {@code OPENAI_API_KEY}; servers of one's own may need none. */
    Optional<String> apiKey();
}
