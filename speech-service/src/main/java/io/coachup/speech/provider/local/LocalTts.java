package io.coachup.speech.provider.local;

import io.coachup.common.request.CurrentRequest;
import io.coachup.common.time.Deadline;
import io.coachup.speech.audio.AudioType;
import io.coachup.speech.failover.Asked;
import io.coachup.speech.failover.ProviderException;
import io.coachup.speech.provider.local.ChildProcesses.Bounds;
import io.coachup.speech.spool.Spool;
import io.coachup.speech.spool.SpooledFolder;
import io.coachup.speech.tts.SpeechAudio;
import io.coachup.speech.tts.TextToSpeak;
import io.coachup.speech.tts.TtsProvider;
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
    private static final long BYTES_AT_LEAST = 1024 * 1024;

    /** Half a second: digits and signs are read as words. */
    private static final long BYTES_PER_CHARACTER = 16_000;

    private static final Set<String> VOICES = Set.of("slt", "rms", "awb", "kal16");

    private final Spool spool;
    private final ChildProcesses programs;
    private final Ffmpeg ffmpeg;
    private final CurrentRequest current;

    LocalTts(Spool spool, ChildProcesses programs, Ffmpeg ffmpeg, CurrentRequest current) {
        this.current = current;
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
        return ChildProcesses.isInstalled(PROGRAM) ? ChildProcesses.missing() : "flite is not installed";
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
    public SpeechAudio synthesize(TextToSpeak utterance, Duration timeLimit) {
        Deadline deadline = Deadline.after(timeLimit);
        boolean wav = utterance.type() == AudioType.WAV || !ChildProcesses.isInstalled(Ffmpeg.PROGRAM);
        AudioType type = wav ? AudioType.WAV : utterance.type();
        String voice = VOICES.contains(String.valueOf(utterance.voiceId())) ? utterance.voiceId() : DEFAULT_VOICE;
        Asked asked = Asked.by(current);
        long maxBytes = BYTES_AT_LEAST + (long) utterance.characters() * BYTES_PER_CHARACTER;
        SpooledFolder folder = spool.folder(2 * maxBytes);
        boolean handedOut = false;
        try {
            Path spoken = folder.file("spoken.wav");
            // The text is a file, because arguments of a process can be read by everybody on the machine.
            Path text = Files.writeString(folder.file("text"), utterance.text());
            programs.run(
                    asked,
                    List.of(PROGRAM, "-voice", voice, "-f", text.toString(), "-o", spoken.toString()),
                    new Bounds(null, maxBytes, timeLimit));
            Path audio = spoken;
            if (!wav) {
                audio = folder.file("audio." + type.extension());
                ffmpeg.encode(asked, spoken, type, audio, maxBytes, deadline.left());
            }
            SpeechAudio speech = new SpeechAudio(removing(folder, Files.newInputStream(audio)), type, voice, PROGRAM);
            handedOut = true;
            return speech;
        } catch (ProviderException e) {
            folder.requireDisk();
            throw e;
        } catch (IOException e) {
            folder.requireDisk();
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
