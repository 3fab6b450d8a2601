package io.coachup.speech.audio;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;

/**
 * Audio that a real encoder made, with its duration in ms as ffprobe tells it; where that only guesses
 * ({@code plain-vbr.mp3}) or does not know ({@code mediarecorder.webm}), as its packets tell it.
 */
enum Fixture {
    MEDIA_RECORDER("mediarecorder.webm", AudioType.WEBM, 1254),
    WEBM_WITH_DURATION("duration.webm", AudioType.WEBM, 1242),
    WEBM_VORBIS("vorbis.webm", AudioType.WEBM, 1239),
    WAV("pcm.wav", AudioType.WAV, 100),
    WAV_COMPANDED("mulaw.wav", AudioType.WAV, 250),
    WAV_STREAMED("streamed.wav", AudioType.WAV, 100),
    WAV_LARGE("rf64.wav", AudioType.WAV, 100),
    MP3_CONSTANT("cbr.mp3", AudioType.MPEG, 1332),
    MP3_VARIABLE("vbr.mp3", AudioType.MPEG, 1272),
    MP3_WITH_INFO("info.mp3", AudioType.MPEG, 1280),
    MP3_VARIABLE_WITHOUT_INFO("plain-vbr.mp3", AudioType.MPEG, 1272),
    M4A("voice.m4a", AudioType.M4A, 1234),
    MP4_HEADER_FIRST("faststart.mp4", AudioType.MP4, 1234),
    MP4_FRAGMENTED("fragmented.mp4", AudioType.MP4, 1255),
    OGG_OPUS("opus.ogg", AudioType.OGG, 1241),
    OGG_VORBIS("vorbis.ogg", AudioType.OGG, 1234),
    FLAC("voice.flac", AudioType.FLAC, 200),
    FLAC_STREAMED("streamed.flac", AudioType.FLAC, 200),
    AAC("voice.aac", AudioType.AAC, 1344),
    AMR("voice.amr", AudioType.AMR, 1240),
    AMR_WIDE("wide.amr", AudioType.AMR_WB, 1240);

    /** One frame of the codecs at these sample rates, at most. */
    static final Duration FRAME = Duration.ofMillis(30);

    private final String resource;
    private final AudioType type;
    private final long milliseconds;

    Fixture(String resource, AudioType type, long milliseconds) {
        this.resource = resource;
        this.type = type;
        this.milliseconds = milliseconds;
    }

    AudioType type() {
        return type;
    }

    Duration duration() {
        return Duration.ofMillis(milliseconds);
    }

    byte[] bytes() {
        try (InputStream bytes = Objects.requireNonNull(getClass().getResourceAsStream("/audio/" + resource))) {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
