package io.coachup.speech.provider.azure;

import io.coachup.speech.audio.AudioType;
import io.coachup.speech.provider.http.BaseUrl;
import io.coachup.speech.provider.http.ProviderHttp;
import io.coachup.speech.tts.SpeechAudio;
import io.coachup.speech.tts.TextToSpeak;
import io.coachup.speech.tts.TtsProvider;
import jakarta.inject.Singleton;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;

/** {@code POST /cognitiveservices/v1} with SSML. */
@Singleton
final class AzureTts implements TtsProvider {

    private static final String HD = ":DragonHD";

    private final AzureConfig config;
    private final ProviderHttp http;

    AzureTts(AzureConfig config, ProviderHttp http) {
        this.config = config;
        this.http = http;
    }

    @Override
    public String name() {
        return "azure";
    }

    @Override
    public String missing() {
        return config.missing();
    }

    @Override
    public String model() {
        return model(config.ttsVoice());
    }

    @Override
    public List<String> problems() {
        return config.problems();
    }

    @Override
    public SpeechAudio synthesize(TextToSpeak utterance, Duration timeLimit) {
        String voice = utterance.voiceId() == null ? config.ttsVoice() : utterance.voiceId();
        AudioType type = utterance.wavOggOrMpeg();
        String format =
                switch (type) {
                    case WAV -> "riff-24khz-16bit-mono-pcm";
                    case OGG -> "ogg-24khz-16bit-mono-opus";
                    default -> "audio-24khz-160kbitrate-mono-mp3";
                };
        String base = config.ttsBaseUrl()
                .orElseGet(() -> "https://" + config.region().orElseThrow() + ".tts.speech.microsoft.com");
        HttpRequest.Builder request = HttpRequest.newBuilder(BaseUrl.of(base, "/cognitiveservices/v1"))
                .header("Ocp-Apim-Subscription-Key", config.key().orElseThrow())
                .header("Content-Type", "application/ssml+xml")
                .header("X-Microsoft-OutputFormat", format)
                .header("User-Agent", "coachup")
                .POST(BodyPublishers.ofString(ssml(utterance.text(), voice)));
        return new SpeechAudio(http.audio(request, timeLimit), type, voice, model(voice));
    }

    /** Such as {@code en-US-Ava:DragonHDLatestNeural}: these have a price of their own. */
    private static String model(String voice) {
        return voice.contains(HD) ? "neural-hd" : "neural";
    }

    private String ssml(String text, String voice) {
        return "<speak version=\"1.0\" xml:lang=\"%s\"><voice name=\"%s\">%s</voice></speak>"
                .formatted(escaped(config.ttsLanguage()), escaped(voice), escaped(text));
    }

    /** XML without what XML 1.0 can't hold. */
    private static String escaped(String text) {
        StringBuilder xml = new StringBuilder(text.length());
        text.codePoints().filter(AzureTts::isXml).forEach(c -> {
            switch (c) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                case '"' -> xml.append("&quot;");
                default -> xml.appendCodePoint(c);
            }
        });
        return xml.toString();
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= ' ' && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }
}
