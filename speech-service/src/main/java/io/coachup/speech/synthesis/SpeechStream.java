package io.coachup.speech.synthesis;

import io.coachup.common.errors.ApiException;
import io.coachup.common.time.Deadline;
import io.coachup.speech.tts.SpeechAudio;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Audio that goes out as it comes in. */
final class SpeechStream implements StreamingOutput {

    private static final int CHUNK_BYTES = 8 * 1024;

    /** Twice as long as the longest text takes to be listened to. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final SpeechAudio speech;
    private final End onEnd;
    private final AtomicBoolean abandoned = new AtomicBoolean();

    /** How a stream ended. */
    enum Outcome {
        COMPLETE,
        CLIENT_GONE,
        PROVIDER_FAILED,
        NO_ROOM,
        TOO_SLOW;

        /** True when the client has to notice that there is no proper end. */
        boolean isCut() {
            return this != COMPLETE && this != CLIENT_GONE;
        }
    }

    /** Hears how a stream ended, how many bytes went out, and why the provider failed if it did, else null. */
    interface End {
        void ended(Outcome outcome, long bytes, IOException cause);
    }

    /** {@code onEnd} is told once. */
    SpeechStream(SpeechAudio speech, End onEnd) {
        this.speech = speech;
        this.onEnd = onEnd;
    }

    /** Nobody listens any more: ends the provider's call, also one that is waiting for more audio. May block. */
    void abandon() {
        if (abandoned.compareAndSet(false, true)) {
            closeQuietly();
        }
    }

    @Override
    public void write(OutputStream client) {
        byte[] chunk = new byte[CHUNK_BYTES];
        long bytes = 0;
        Outcome outcome = Outcome.CLIENT_GONE;
        IOException cause = null;
        Deadline deadline = Deadline.after(LONGEST);
        try (speech) {
            for (int read = next(chunk); read >= 0; read = next(chunk)) {
                client.write(chunk, 0, read);
                client.flush();
                bytes += read;
                if (deadline.isOver()) {
                    outcome = Outcome.TOO_SLOW;
                    return;
                }
            }
            outcome = Outcome.COMPLETE;
        } catch (ProviderBrokeOffException e) {
            outcome = abandoned.get() ? Outcome.CLIENT_GONE : Outcome.PROVIDER_FAILED;
            cause = e.cause;
        } catch (ApiException _) {
            outcome = Outcome.NO_ROOM;
        } catch (IOException _) {
            // The client is gone.
        } finally {
            abandoned.set(true);
            onEnd.ended(outcome, bytes, cause);
        }
    }

    /** Tells the provider's failures from the client's. */
    private static final class ProviderBrokeOffException extends Exception {

        private static final long serialVersionUID = 1L;

        private final IOException cause;

        ProviderBrokeOffException(IOException cause) {
            super(cause);
            this.cause = cause;
        }
    }

    private int next(byte[] chunk) throws ProviderBrokeOffException {
        try {
            return speech.audio().read(chunk);
        } catch (IOException e) {
            throw new ProviderBrokeOffException(e);
        }
    }

    private void closeQuietly() {
        try {
            speech.close();
        } catch (IOException _) {
            // It is over either way.
        }
    }
}
