package io.coachup.speech.provider.openai;

import io.coachup.speech.failover.SettingProblems;
import io.coachup.speech.provider.http.BaseUrl;
import jakarta.inject.Singleton;
import java.net.http.HttpRequest;
import java.util.List;

/** Where the API is and what opens it. */
@Singleton
final class OpenAiEndpoint {

    static final String NAME = "openai";

    private final OpenAiSpeechConfig config;

    OpenAiEndpoint(OpenAiSpeechConfig config) {
        this.config = config;
    }

    String missing() {
        return config.apiKey().isPresent() ? null : "OPENAI_API_KEY missing";
    }

    List<String> problems() {
        return new SettingProblems()
                .address("OPENAI_BASE_URL", config.baseUrl())
                .secret("OPENAI_API_KEY", config.apiKey())
                .all();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(BaseUrl.of(config.baseUrl(), path))
                .header("Authorization", "Bearer " + config.apiKey().orElseThrow());
    }
}
