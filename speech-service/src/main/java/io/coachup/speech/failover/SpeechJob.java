package io.coachup.speech.failover;

import io.coachup.speech.audio.AudioTraffic;

/** What is asked of providers. Its name stands in messages. */
public enum SpeechJob {
    STT("provider.stt", AudioTraffic.STT),
    TTS("provider.tts", AudioTraffic.TTS);

    private final String span;
    private final String route;

    SpeechJob(String span, String route) {
        this.span = span;
        this.route = route;
    }

    /** The log field {@code span} of its calls. */
    String span() {
        return span;
    }

    /** The label {@code route} of its metrics. */
    String route() {
        return route;
    }
}
