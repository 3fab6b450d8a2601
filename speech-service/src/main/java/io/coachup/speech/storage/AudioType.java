package io.coachup.speech.storage;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An audio type that may be uploaded.
 *
 * @param contentType without parameters, lower case
 * @param extension of object keys
 */
public record AudioType(String contentType, String extension) {

    private static final Map<String, String> EXTENSIONS = Map.of(
            "audio/webm", "webm",
            "audio/wav", "wav",
            "audio/mpeg", "mp3",
            "audio/mp4", "mp4",
            "audio/x-m4a", "m4a");

    /** The type in a {@code Content-Type}, whose parameters ({@code ;codecs=opus}) are dropped; empty if unsupported. */
    public static Optional<AudioType> of(String contentType) {
        String plain = contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        return Optional.ofNullable(EXTENSIONS.get(plain)).map(extension -> new AudioType(plain, extension));
    }
}
