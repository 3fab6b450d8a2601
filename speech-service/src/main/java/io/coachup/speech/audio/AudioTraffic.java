package io.coachup.speech.audio;

import io.coachup.common.metrics.ExactCounter;
import io.coachup.common.metrics.Metric;
import io.coachup.common.metrics.Metrics;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** How many bytes of audio come in, go out and are stored, by route. */
@Startup
@Singleton
public final class AudioTraffic {

    public static final String STT = "POST /api/v1/stt";
    public static final String TTS = "POST /api/v1/tts";

    private final ExactCounter in;
    private final ExactCounter out;
    private final ExactCounter uploaded;

    public AudioTraffic(Metrics metrics) {
        in = metrics.exactCounter(Metric.NEXT_AUDIO_BYTES_IN).known(STT);
        out = metrics.exactCounter(Metric.NEXT_AUDIO_BYTES_OUT).known(TTS);
        uploaded = metrics.exactCounter(Metric.NEXT_STORAGE_BYTES_UPLOADED)
                .known(STT)
                .known(TTS);
    }

    /** A recording that was uploaded to us or fetched by us. */
    public void received(long bytes) {
        in.add(bytes, STT);
    }

    /** Audio that was made for a client. */
    public void spoken(long bytes) {
        out.add(bytes, TTS);
    }

    /** Audio that was stored on behalf of {@code route}. */
    public void stored(long bytes, String route) {
        uploaded.add(bytes, route);
    }
}
