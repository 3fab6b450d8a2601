package io.coachup.speech.provider.local;

import io.coachup.speech.audio.AudioType;
import io.coachup.speech.spool.Spool;
import io.coachup.speech.spool.SpooledFolder;
import io.coachup.speech.tts.Speech;
import io.coachup.speech.tts.TtsProvider;
import io.coachup.speech.tts.Utterance;
import jakarta.inject.Singleton;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Flite; ffmpeg encodes what it says when another format than WAV is wished. */
@Singleton
final class LocalTts implements TtsProvider {

    private static final String PROGRAM = "flite";
    private static final String DEFAULT_VOICE = "slt";
    private static final Set<String> VOICES = Set.of("slt", "rms", "awb", "kal16");

    private final Spool spool;
    private final Programs programs;
    private final Ffmpeg ffmpeg;

    LocalTts(Spool spool, Programs programs, Ffmpeg ffmpeg) {
        this.spool = spool;
        this.programs = programs;
        this.ffmpeg = ffmpeg;
    }

    @Override
    public String name() {
        return LocalStt.NAME;
    }

    @Override
    public String missing() {
        return Programs.isInstalled(PROGRAM) ? Programs.missing() : "flite is not installed";
    }

    @Override
    public String model() {
        return PROGRAM;
    }

    @Override
    public int attempts() {
        return 1;
    }

    @Override
    public Speech synthesize(Utterance utterance, Duration timeLimit) {
        long deadline = System.nanoTime() + timeLimit.toNanos();
        boolean wav = utterance.type() == AudioType.WAV || !Programs.isInstalled(Ffmpeg.PROGRAM);
        AudioType type = wav ? AudioType.WAV : utterance.type();
        String voice = VOICES.contains(String.valueOf(utterance.voiceId())) ? utterance.voiceId() : DEFAULT_VOICE;
        SpooledFolder folder = spool.folder();
        boolean handedOut = false;
        try {
            Path spoken = folder.file("spoken.wav");
            // The text is a file, because arguments of a process can be read by everybody on the machine.
            Path text = Files.writeString(folder.file("text"), utterance.text());
            programs.run(
                    List.of(PROGRAM, "-voice", voice, "-f", text.toString(), "-o", spoken.toString()), null, timeLimit);
            Path audio = spoken;
            if (!wav) {
                audio = folder.file("audio." + type.extension());
                ffmpeg.encode(spoken, type, audio, Duration.ofNanos(deadline - System.nanoTime()));
            }
            Speech speech = new Speech(removing(folder, Files.newInputStream(audio)), type, voice, PROGRAM);
            handedOut = true;
            return speech;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!handedOut) {
                folder.close();
            }
        }
    }

    private static InputStream removing(SpooledFolder folder, InputStream audio) {
        return new FilterInputStream(audio) {
            @Override
            public void close() throws IOException {
                try (folder) {
                    super.close();
                }
            }
        };
    }
}
