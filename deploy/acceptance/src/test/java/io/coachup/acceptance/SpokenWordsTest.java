package io.coachup.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Words that are spoken by the local voice are the words that the local ear hears. Needs flite, ffmpeg and pocketsphinx. */
class SpokenWordsTest {

    private static final double WORD_ERROR_RATE_MAX = 0.35;
    private static final List<String> SENTENCES = List.of(
            "How do I ask for more money", "We should talk about the plan for next year", "I want to speak in public");

    @Test
    void aSentenceComesBackAsItsWords() {
        Installed.require("flite", "ffmpeg", "pocketsphinx_continuous");
        try (Suite suite = Suite.start("spoken-words", Map.of("STT_PROVIDER", "local", "TTS_PROVIDER", "local"))) {
            Client ada = Client.of(suite, "ada");
            SpeechClient speaker = new SpeechClient(ada);
            String session = "s-" + UUID.randomUUID();
            int errors = 0;
            int words = 0;
            for (String sentence : SENTENCES) {
                JsonNode spoken = ada.post("/api/v1/tts", "text", sentence, "format", "audio/wav")
                        .json();
                byte[] audio = speaker.fetch(spoken.path("audioUrl").asText()).body();
                String objectKey = speaker.upload(audio, spoken.path("format").asText());
                JsonNode heard = ada.post("/api/v1/stt", "objectKey", objectKey, "sessionId", session)
                        .json();
                assertThat(heard.path("provider").asText()).isEqualTo("local");
                assertThat(heard.path("sttDurationMs").asLong())
                        .isEqualTo(spoken.path("durationMs").asLong());
                String[] said = words(sentence);
                errors += distance(said, words(heard.path("text").asText()));
                words += said.length;
                System.out.printf(
                        "said \"%s\", heard \"%s\"%n",
                        sentence, heard.path("text").asText());
            }
            double rate = (double) errors / words;
            System.out.printf("word error rate %.2f (%d of %d words)%n", rate, errors, words);
            assertThat(rate).isLessThan(WORD_ERROR_RATE_MAX);
        }
    }

    private static String[] words(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z' ]", " ").trim().split("\\s+");
    }

    /** How many words have to be changed, added or left out. */
    private static int distance(String[] said, String[] heard) {
        int[][] cost = new int[said.length + 1][heard.length + 1];
        for (int i = 0; i <= said.length; i++) {
            for (int j = 0; j <= heard.length; j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                } else {
                    int change = said[i - 1].equals(heard[j - 1]) ? 0 : 1;
                    cost[i][j] = Math.min(cost[i - 1][j - 1] + change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                }
            }
        }
        return cost[said.length][heard.length];
    }
}
