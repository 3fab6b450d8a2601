package io.coachup.speech.synthesis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.speech.provider.http.Base64Stream;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.UUID;

/** An answer that holds its audio as a {@code data:} URL, which is encoded while it is sent: it is never in memory. */
final class InlineSpeech implements StreamingOutput {

    private final SpokenAudio spoken;
    private final byte[] before;
    private final byte[] after;

    /** {@code answer} is without its audio; {@code spoken} is closed once it was sent. */
    InlineSpeech(SynthesisAnswer answer, SpokenAudio spoken, ObjectMapper mapper) throws JsonProcessingException {
        this.spoken = spoken;
        String place = UUID.randomUUID().toString();
        String url = "data:" + spoken.audio().type().contentType() + ";base64," + place;
        String json = mapper.writeValueAsString(answer.playedAt(url));
        int at = json.indexOf(place);
        this.before = json.substring(0, at).getBytes(StandardCharsets.UTF_8);
        this.after = json.substring(at + place.length()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void write(OutputStream client) throws IOException {
        try (spoken;
                InputStream audio =
                        new Base64Stream(Files.newInputStream(spoken.spooled().file()))) {
            client.write(before);
            audio.transferTo(client);
            client.write(after);
        }
    }

    /** Nobody reads it any more. */
    void abandon() {
        spoken.close();
    }
}
