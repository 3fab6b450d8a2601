package io.coachup.speech.audio;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A container of audio that is recorded, stored or synthesized. */
public enum AudioType {
    WEBM("audio/webm", "webm", true),
    WAV("audio/wav", "wav", true),
    MPEG("audio/mpeg", "mp3", true),
    MP4("audio/mp4", "mp4", true),
    M4A("audio/x-m4a", "m4a", true),
    OGG("audio/ogg", "ogg", false);

    private final String contentType;
    private final String extension;
    private final boolean uploadable;

    AudioType(String contentType, String extension, boolean uploadable) {
        this.contentType = contentType;
        this.extension = extension;
        this.uploadable = uploadable;
    }

    /** Without parameters, lower case. */
    public String contentType() {
        return contentType;
    }

    /** The ending of object keys. */
    public String extension() {
        return extension;
    }

    /** @throws IllegalArgumentException when no type has it */
    public static AudioType ofExtension(String extension) {
        return Arrays.stream(values())
                .filter(type -> type.extension.equals(extension))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No audio has this extension"));
    }

    /** True when files of both look alike: {@code audio/mp4} and {@code audio/x-m4a} are two names of one container. */
    public boolean sameBytesAs(AudioType other) {
        return this == other || isMp4() && other.isMp4();
    }

    private boolean isMp4() {
        return this == MP4 || this == M4A;
    }

    /**
     * The type that a caller may upload under this {@code Content-Type}, whose parameters ({@code ;codecs=opus}) are
     * dropped; empty if unsupported.
     */
    public static Optional<AudioType> uploadable(String contentType) {
        String plain = contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(type -> type.uploadable && type.contentType.equals(plain))
                .findFirst();
    }
}
