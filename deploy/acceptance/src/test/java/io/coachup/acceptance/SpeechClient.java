package io.coachup.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;

/** What a browser does to speak and listen. */
public final class SpeechClient {

    private final Client client;

    /** What this person does. */
    public SpeechClient(Client client) {
        this.client = client;
    }

    /** Posts a recording as a form. */
    public Client.Answer transcribe(byte[] recording, String contentType, Map<String, String> fields) {
        String boundary = "----form" + UUID.randomUUID().toString().replace("-", "");
        StringBuilder head = new StringBuilder();
        fields.forEach((name, value) -> head.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(boundary, name, value)));
        head.append(
                "--%s\r\nContent-Disposition: form-data; name=\"audio\"; filename=\"u.webm\"\r\nContent-Type: %s\r\n\r\n"
                        .formatted(boundary, contentType));
        BodyPublisher body = BodyPublishers.concat(
                BodyPublishers.ofString(head.toString()),
                BodyPublishers.ofByteArray(recording),
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        return client.send(
                "/api/v1/stt", request -> request.header("content-type", "multipart/form-data; boundary=" + boundary)
                        .POST(body));
    }

    /** Uploads a recording by presigned URL; its object key. */
    public String upload(byte[] recording, String contentType) {
        JsonNode presigned = client.post(
                        "/api/v1/storage/audio/presign", "contentType", contentType, "sizeBytes", recording.length)
                .json();
        HttpRequest.Builder put = HttpRequest.newBuilder(
                        URI.create(presigned.path("url").asText()))
                .PUT(BodyPublishers.ofByteArray(recording));
        presigned
                .path("headers")
                .properties()
                .forEach(header -> put.header(header.getKey(), header.getValue().asText()));
        int status = Client.exchange(put.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
        if (status != 200) {
            throw new IllegalStateException("The storage answered " + status);
        }
        return presigned.path("objectKey").asText();
    }

    /** Fetches what an address leads to, as an audio element does: without a token. */
    HttpResponse<byte[]> fetch(String url) {
        return Client.exchange(
                HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Asks for the audio itself; its body arrives as it is made. */
    public HttpResponse<InputStream> listen(String json) {
        return client.stream("/api/v1/tts", request -> request.header("accept", "audio/*")
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }
}
