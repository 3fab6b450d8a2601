package io.coachup.speech.provider.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.coachup.common.request.CurrentRequest;
import io.coachup.speech.audio.AudioType;
import io.coachup.speech.audio.Recording;
import io.coachup.speech.failover.Asked;
import io.coachup.speech.failover.ProviderException;
import io.coachup.speech.spool.Spool;
import io.coachup.speech.spool.TestSpool;
import io.coachup.speech.support.Installed;
import io.coachup.speech.tts.SpeechAudio;
import io.coachup.speech.tts.TextToSpeak;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What flite says, PocketSphinx hears; skipped where they are not installed. */
class LocalSpeechTest {

    private static final Asked SOMEBODY = new Asked("somebody", "r-1");
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final List<String> SENTENCES = List.of(
            "I would like to recommend the second offer.",
            "It saves us two weeks and a lot of money.",
            "Can you tell me what you think about it?",
            "We need to talk about the plan for next year.",
            "The meeting starts at ten in the morning.",
            "I think we should take a short break now.",
            "She asked me to send the report tomorrow.",
            "Let me start with the most important point.");

    private final ChildProcesses programs = new ChildProcesses();
    private final Ffmpeg ffmpeg = new Ffmpeg(programs);

    @TempDir
    Path folder;

    @TempDir
    Path spooled;

    private LocalTts tts;
    private LocalStt stt;

    @BeforeAll
    static void requirePrograms() {
        Installed.require("flite", "ffmpeg", "pocketsphinx_continuous", "prlimit");
    }

    @BeforeEach
    void make() {
        Spool spool = TestSpool.in(spooled);
        tts = new LocalTts(spool, programs, ffmpeg, new CurrentRequest());
        stt = new LocalStt(spool, programs, ffmpeg, new CurrentRequest());
        assertThat(tts.missing()).isNull();
        assertThat(stt.missing()).isNull();
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(spooled).isEmptyDirectory();
    }

    @Test
    void whatIsSaidIsHeard() throws IOException {
        int wrong = 0;
        int words = 0;
        for (String sentence : SENTENCES) {
            String heard = hear(say(sentence, AudioType.WAV));
            wrong += distance(words(sentence), words(heard));
            words += words(sentence).size();
        }
        double rate = (double) wrong / words;

        System.out.printf(Locale.ROOT, "word error rate of local speech: %.3f (%d of %d words)%n", rate, wrong, words);
        assertThat(rate).isLessThan(0.2);
    }

    @ParameterizedTest
    @EnumSource(
            value = AudioType.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"AMR", "AMR_WB"})
    void everyFormatIsReallyThatFormatAndUnderstood(AudioType type) throws IOException {
        String sentence = "We need to talk about the plan for next year.";
        Recording recording = say(sentence, type);

        assertThat(recording.type()).matches(found -> found == type || found.sameBytesAs(type));
        assertThat(distance(words(sentence), words(hear(recording)))).isLessThanOrEqualTo(3);
    }

    @Test
    void aRecordingThatIsTooLongIsNotDecoded() throws IOException {
        Recording said = say("Hello.", AudioType.MPEG);
        Recording day = new Recording(said.file(), said.bytes(), said.type(), Duration.ofDays(1), null);

        ProviderException failure = catchThrowableOfType(ProviderException.class, () -> hear(day));

        assertThat(failure.kind()).isEqualTo(ProviderException.Kind.UNFIT);
    }

    @Test
    void noMoreIsDecodedThanMayBe() throws IOException {
        // Given an hour of silence in few bytes, of which nothing tells that it is one
        Path hour = folder.resolve("hour.mp3");
        programs.run(
                SOMEBODY,
                List.of(
                        "ffmpeg",
                        "-v",
                        "error",
                        "-f",
                        "lavfi",
                        "-i",
                        "anullsrc=r=8000:cl=mono",
                        "-t",
                        "3600",
                        "-b:a",
                        "8k",
                        hour.toString()),
                new ChildProcesses.Bounds(null, 10_000_000, LIMIT));
        Path raw = folder.resolve("raw");

        Recording recording = new Recording(hour, Files.size(hour), AudioType.MPEG, Duration.ofHours(1), null);

        ffmpeg.decode(SOMEBODY, recording, raw, LIMIT);

        assertThat(Files.size(raw)).isEqualTo(32_000 * Ffmpeg.DECODED_MAX.toSeconds());
    }

    @Test
    void aProgramThatTakesTooLongIsEnded() {
        ProviderException failure = catchThrowableOfType(
                ProviderException.class,
                () -> programs.run(
                        SOMEBODY, List.of("sleep", "60"), new ChildProcesses.Bounds(null, 0, Duration.ofMillis(100))));

        assertThat(failure.kind()).isEqualTo(ProviderException.Kind.TIMEOUT);
        assertThat(ProcessHandle.current().descendants())
                .noneMatch(child -> child.info().commandLine().orElse("").contains("sleep 60"));
    }

    @Test
    void whatCanNotBeDecodedIsForAnotherProvider() throws IOException {
        Path file = Files.writeString(folder.resolve("broken"), "this is no sound");
        Recording broken = new Recording(file, 16, AudioType.WEBM, Duration.ofSeconds(1), null);

        assertThat(catchThrowableOfType(ProviderException.class, () -> hear(broken))
                        .kind())
                .isEqualTo(ProviderException.Kind.REFUSED);
    }

    private Recording say(String text, AudioType type) throws IOException {
        Path file = folder.resolve("said-" + System.nanoTime());
        try (SpeechAudio speech = tts.synthesize(new TextToSpeak(text, null, type), LIMIT)) {
            Files.copy(speech.audio(), file);
            return new Recording(file, Files.size(file), speech.type(), Duration.ofSeconds(3), null);
        }
    }

    private String hear(Recording recording) {
        return stt.transcribe(recording, "en", LIMIT).text();
    }

    private static List<String> words(String text) {
        return List.of(
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z ]", "").strip().split("\\s+"));
    }

    /** Words to insert, delete or replace: Levenshtein's distance. */
    private static int distance(List<String> said, List<String> heard) {
        int[] row = new int[heard.size() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= said.size(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (said.get(i - 1).equals(heard.get(j - 1)) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[heard.size()];
    }
}
