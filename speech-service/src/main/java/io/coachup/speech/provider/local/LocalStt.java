package io.coachup.speech.provider.local;

import io.coachup.common.request.CurrentRequest;
import io.coachup.common.time.Deadline;
import io.coachup.speech.audio.Recording;
import io.coachup.speech.failover.Asked;
import io.coachup.speech.failover.ProviderException;
import io.coachup.speech.failover.ProviderException.Kind;
import io.coachup.speech.provider.local.ChildProcesses.Bounds;
import io.coachup.speech.spool.Spool;
import io.coachup.speech.spool.SpooledFolder;
import io.coachup.speech.stt.RecognizedText;
import io.coachup.speech.stt.SttProvider;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** PocketSphinx with its English model, on recordings that ffmpeg decoded. */
@Singleton
final class LocalStt implements SttProvider {

    static final String NAME = "local";

    private static final String PROGRAM = "pocketsphinx_continuous";
    private static final Path MODEL = Path.of("/usr/share/pocketsphinx/model/en-us");
    private static final String LANGUAGE = "en";
    private static final long TEXT_MAX_BYTES = 1024 * 1024;

    private final Spool spool;
    private final ChildProcesses programs;
    private final Ffmpeg ffmpeg;
    private final CurrentRequest current;

    LocalStt(Spool spool, ChildProcesses programs, Ffmpeg ffmpeg, CurrentRequest current) {
        this.current = current;
        this.spool = spool;
        this.programs = programs;
        this.ffmpeg = ffmpeg;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String missing() {
        if (!ChildProcesses.isInstalled(PROGRAM)) {
            return "pocketsphinx is not installed";
        }
        if (!Files.isDirectory(MODEL)) {
            return "pocketsphinx-en-us is not installed";
        }
        return ChildProcesses.isInstalled(Ffmpeg.PROGRAM) ? ChildProcesses.missing() : "ffmpeg is not installed";
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
    public RecognizedText transcribe(Recording recording, String languageHint, Duration timeLimit) {
        if (recording.duration().compareTo(Ffmpeg.DECODED_MAX) > 0) {
            throw new ProviderException(Kind.UNFIT, "The recording is too long to be decoded here", null);
        }
        Deadline deadline = Deadline.after(timeLimit);
        Asked asked = Asked.by(current);
        try (SpooledFolder folder = spool.folder(Ffmpeg.decodedBytes(recording.duration()) + TEXT_MAX_BYTES)) {
            return heard(asked, recording, folder, deadline);
        }
    }

    private RecognizedText heard(Asked asked, Recording recording, SpooledFolder folder, Deadline deadline) {
        try {
            Path raw = folder.file("audio.raw");
            Path text = folder.file("text");
            ffmpeg.decode(asked, recording, raw, deadline.left());
            if (Files.size(raw) == 0) {
                return new RecognizedText("", LANGUAGE, null, PROGRAM);
            }
            programs.run(
                    asked,
                    List.of(
                            PROGRAM,
                            "-infile",
                            raw.toString(),
                            "-logfn",
                            "/dev/null",
                            "-hmm",
                            MODEL.resolve("en-us").toString(),
                            "-lm",
                            MODEL.resolve("en-us.lm.bin").toString(),
                            "-dict",
                            MODEL.resolve("cmudict-en-us.dict").toString()),
                    new Bounds(text, TEXT_MAX_BYTES, deadline.left()));
            String heard = Files.readString(text).replaceAll("\\s+", " ").strip();
            return new RecognizedText(heard, LANGUAGE, null, PROGRAM);
        } catch (ProviderException e) {
            folder.requireDisk();
            throw e;
        } catch (IOException e) {
            folder.requireDisk();
            throw new UncheckedIOException(e);
        }
    }
}
