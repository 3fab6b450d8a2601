package io.coachup.speech.transcription;

import static io.coachup.speech.support.Api.STT;
import static io.coachup.speech.support.Api.as;
import static io.coachup.speech.support.Api.post;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.startsWith;

import io.coachup.speech.support.SpeechTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What browsers, telephones and pages record, as they send it: {@code audio/labels.tsv} is where the next one is added. */
@SpeechTest
class RecordersTest {

    private static final String NONE = "-";

    /** A row of the table. */
    record Sent(String file, String label, String found, String who) {

        byte[] bytes() {
            return resource(file);
        }

        boolean isRefused() {
            return found.equals("400");
        }
    }

    static Stream<Sent> sent() {
        return new String(resource("labels.tsv"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .map(row -> new Sent(row[0], row[1], row[2], row[3]));
    }

    @ParameterizedTest
    @MethodSource("sent")
    void anUploadIsWhatItsBytesAre(Sent sent) {
        ValidatableResponse heard = uploaded(sent);

        if (sent.isRefused()) {
            heard.statusCode(400).body("error", equalTo("Unsupported contentType"));
        } else {
            heard.statusCode(200)
                    .body("contentType", equalTo(sent.found()))
                    .body("sttDurationMs", greaterThan(90))
                    .body("objectKey", startsWith("audio/"));
        }
    }

    @ParameterizedTest
    @MethodSource("sent")
    void soIsWhatStandsInAnAddress(Sent sent) {
        if (sent.label().equals(NONE)) {
            return;
        }
        String url = "data:" + sent.label() + ";base64," + Base64.getEncoder().encodeToString(sent.bytes());

        ValidatableResponse heard = post("ada", STT, "audioUrl", url);

        if (sent.isRefused()) {
            heard.statusCode(400);
        } else {
            heard.statusCode(200).body("contentType", equalTo(sent.found())).body("sttDurationMs", greaterThan(90));
        }
    }

    private static ValidatableResponse uploaded(Sent sent) {
        if (!sent.label().equals(NONE)) {
            return as("ada")
                    .multiPart("audio", "blob", sent.bytes(), sent.label())
                    .post(STT)
                    .then();
        }
        byte[] head = "--B\r\nContent-Disposition: form-data; name=\"audio\"; filename=\"blob\"\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII);
        byte[] tail = "\r\n--B--\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] audio = sent.bytes();
        byte[] form = new byte[head.length + audio.length + tail.length];
        System.arraycopy(head, 0, form, 0, head.length);
        System.arraycopy(audio, 0, form, head.length, audio.length);
        System.arraycopy(tail, 0, form, head.length + audio.length, tail.length);
        return as("ada")
                .header("content-type", "multipart/form-data; boundary=B")
                .body(form)
                .post(STT)
                .then();
    }

    private static byte[] resource(String name) {
        try (InputStream bytes = Objects.requireNonNull(RecordersTest.class.getResourceAsStream("/audio/" + name))) {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
