package io.coachup.speech.storage;

import io.coachup.speech.audio.AudioType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** URLs that lead nowhere, for running without a storage; clients know them by their host. */
public final class MockUrlSigner implements UrlSigner {

    private static final String ROOT = "https://example.local/";

    @Override
    public String provider() {
        return "mock";
    }

    @Override
    public Duration lifetime() {
        return Duration.ofMinutes(5);
    }

    @Override
    public String upload(String objectKey, AudioType type, long sizeBytes) {
        return url("upload/", objectKey);
    }

    @Override
    public String download(String objectKey) {
        return url("download/", objectKey);
    }

    private static String url(String operation, String objectKey) {
        return ROOT + operation + URLEncoder.encode(objectKey, StandardCharsets.UTF_8) + "?signature=mock";
    }
}
