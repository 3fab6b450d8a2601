package io.coachup.speech.provider.mock;

import io.coachup.speech.audio.Recording;
import io.coachup.speech.failover.Selection;
import io.coachup.speech.stt.RecognizedText;
import io.coachup.speech.stt.SttProvider;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Hears the same whatever is said; for tests and for a start without keys. */
@Singleton
final class MockStt implements SttProvider {

    static final String NAME = Selection.DEFAULT;

    private static final String PREFIX = "mock transcript for: ";
    private static final int NAME_CHARS = 64;
    private static final double CONFIDENCE = 0.92;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String missing() {
        return null;
    }

    @Override
    public boolean isDeaf() {
        return true;
    }

    @Override
    public RecognizedText transcribe(Recording recording, String languageHint, Duration timeLimit) {
        String text = recording.address() == null
                ? "This is a mock transcript of %d ms of audio."
                        .formatted(recording.duration().toMillis())
                : PREFIX
                        + recording
                                .address()
                                .substring(
                                        0,
                                        Math.min(NAME_CHARS, recording.address().length()));
        return new RecognizedText(text, languageHint == null ? "en" : languageHint, CONFIDENCE, null);
    }
}
