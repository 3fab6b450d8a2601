package io.coachup.speech.audio;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A container of audio that is recorded, stored or synthesized, with the other names that senders have for it. */
public enum AudioType {
    WEBM("audio/webm", "webm", "video/webm", "audio/x-matroska", "video/x-matroska"),
    WAV("audio/wav", "wav", "audio/x-wav", "audio/wave", "audio/vnd.wave", "audio/x-pn-wav"),
    MPEG(
            "audio/mpeg",
            "mp3",
            "audio/mp3",
            "audio/x-mp3",
            "audio/mpeg3",
            "audio/x-mpeg",
            "audio/x-mpeg-3",
            "audio/mpga"),
    MP4("audio/mp4", "mp4", "video/mp4", "audio/3gpp", "video/3gpp", "audio/3gpp2", "video/3gpp2", "video/quicktime"),
    M4A("audio/x-m4a", "m4a", "audio/m4a", "audio/mp4a-latm", "video/x-m4v"),
    OGG("audio/ogg", "ogg", "application/ogg", "video/ogg", "audio/x-ogg", "audio/opus", "audio/vorbis"),
    FLAC("audio/flac", "flac", "audio/x-flac"),
    AAC("audio/aac", "aac", "audio/aacp", "audio/x-aac", "audio/x-hx-aac-adts"),
    AMR("audio/amr", "amr", "audio/x-amr", "audio/amr-nb"),
    /** With the ending that AWS and ffmpeg know it by; the bytes of both tell which they are. */
    AMR_WB("audio/amr-wb", "amr", "audio/x-amr-wb");

    /** What senders say who don't know. */
    private static final List<String> UNKNOWN = List.of("", "application/octet-stream", "binary/octet-stream");

    private static final List<String> ANY_AUDIO = List.of("audio/", "video/");

    private final String contentType;
    private final String extension;
    private final List<String> otherNames;

    AudioType(String contentType, String extension, String... otherNames) {
        this.contentType = contentType;
        this.extension = extension;
        this.otherNames = List.of(otherNames);
    }

    /** Without parameters, lower case. */
    public String contentType() {
        return contentType;
    }

    /** The ending of object keys. */
    public String extension() {
        return extension;
    }

    /**
     * The first type that has it.
     *
     * @throws IllegalArgumentException when none has
     */
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
     * The type that a {@code Content-Type} names, whose parameters ({@code ;codecs=opus}) are dropped; empty if it names
     * none that is known.
     */
    public static Optional<AudioType> named(String contentType) {
        String plain = plain(contentType);
        return Arrays.stream(values())
                .filter(type -> type.contentType.equals(plain) || type.otherNames.contains(plain))
                .findFirst();
    }

    /** Whether bytes with this {@code Content-Type} may be audio; they themselves say of which type. */
    public static boolean mayBe(String contentType) {
        String plain = plain(contentType);
        return UNKNOWN.contains(plain)
                || named(plain).isPresent()
                || ANY_AUDIO.stream().anyMatch(plain::startsWith);
    }

    private static String plain(String contentType) {
        int parameters = contentType.indexOf(';');
        String plain = parameters < 0 ? contentType : contentType.substring(0, parameters);
        return plain.trim().toLowerCase(Locale.ROOT);
    }
}
