package io.coachup.speech.provider.http;

import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A form with one file, which is read from disk while it is sent. */
public final class Multipart {

    private final String boundary = "coachup-" + UUID.randomUUID();
    private final List<BodyPublisher> parts = new ArrayList<>();

    /** Adds a plain field unless its value is null. */
    public Multipart field(String name, String value) {
        if (value != null) {
            parts.add(BodyPublishers.ofString("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(boundary, name, value)));
        }
        return this;
    }

    /** Adds the file. */
    public Multipart file(String name, String fileName, String contentType, Path file) {
        parts.add(BodyPublishers.ofString(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
                        .formatted(boundary, name, fileName, contentType)));
        try {
            parts.add(BodyPublishers.ofFile(file));
        } catch (FileNotFoundException e) {
            throw new UncheckedIOException(e);
        }
        parts.add(BodyPublishers.ofString("\r\n"));
        return this;
    }

    /** Makes it the body of a request. */
    public HttpRequest.Builder post(HttpRequest.Builder request) {
        parts.add(BodyPublishers.ofString("--" + boundary + "--\r\n"));
        return request.header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.concat(parts.toArray(BodyPublisher[]::new)));
    }
}
