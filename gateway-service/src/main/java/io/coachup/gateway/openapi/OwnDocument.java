package io.coachup.gateway.openapi;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The gateway's own part of the document, and what all parts share. */
final class OwnDocument {

    private static final String RESOURCE = "/openapi/gateway.json";

    private OwnDocument() {}

    static JsonObject read() {
        try (InputStream resource = OwnDocument.class.getResourceAsStream(RESOURCE)) {
            return new JsonObject(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
