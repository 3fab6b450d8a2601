package io.coachup.speech.provider.openai;

import io.coachup.speech.provider.http.BaseUrl;
import io.coachup.speech.selection.SettingCheck;
import jakarta.inject.Singleton;
import java.net.http.HttpRequest;

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

    void check() {
        SettingCheck.address("OPENAI_BASE_URL", config.baseUrl());
        SettingCheck.secret("OPENAI_API_KEY", config.apiKey());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(BaseUrl.of(config.baseUrl(), path))
                .header("Authorization", "Bearer " + config.apiKey().orElseThrow());
    }
}
