package io.coachup.speech.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that were cut, damaged or made to hurt: an answer or a refusal, soon and in little memory. */
@Timeout(60)
class HostileAudioTest {

    private static final int MUTATIONS = 2000;
    private static final int LARGEST_UPLOAD = 26_214_400;
    private static final long ALLOCATION_MAX_BYTES = 1_000_000;
    private static final long SMALL = 100_000;
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    Path folder;

    /** Loading classes allocates too. */
    @BeforeAll
    static void warmUp(@TempDir Path folder) throws Exception {
        for (Fixture fixture : Fixture.values()) {
            AudioProbe.probe(Files.write(folder.resolve("audio"), fixture.bytes()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatIsCutAnywherePlaysNoLongerThanTheWhole(Fixture fixture) throws Exception {
        Path file = Files.write(folder.resolve("audio"), fixture.bytes());
        int readable = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (long length = channel.size() - 1; length >= 0; length--) {
                channel.truncate(length);
                Duration duration = probe(file);
                assertThat(duration).isLessThanOrEqualTo(fixture.duration().plus(Fixture.FRAME));
                readable += duration.isPositive() ? 1 : 0;
            }
        }
        // Its only samples are its last box.
        assertThat(readable > 0).isNotEqualTo(fixture == Fixture.MP4_HEADER_FIRST);
    }

    @ParameterizedTest
    @EnumSource
    void aDamagedFileIsAnsweredOrRefused(Fixture fixture) throws Exception {
        Random random = new Random(fixture.ordinal());
        Path file = folder.resolve("audio");
        for (int i = 0; i < MUTATIONS; i++) {
            Files.write(file, mutated(fixture.bytes(), random));

            assertThat(probe(file)).isLessThanOrEqualTo(Duration.ofDays(1));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "empty elements, 1A45DFA380 18538067FF 1654AE6B8B AE89 D78101 838102 868141, EC80",
        "clusters in clusters, 1A45DFA380 18538067FF, 1F43B67501FFFFFFFFFFFFFF",
        "tracks without end, 1A45DFA380 18538067FF 1654AE6BFF, AEFF",
        "blocks at one time, 1A45DFA380 18538067FF 1654AE6B8B AE89 D78101 838102 868141, A38481000080",
        "smallest boxes, 0000000C 66747970 69736F6D, 00000008 66726565",
        "movies in movies, 0000000C 66747970 69736F6D, 00000008 6D6F6F76",
        "tracks without end, 0000000C 66747970 69736F6D, 00000008 7472616B",
        "empty pages, 4F676753 00 00 0000000000000000 00000000 00000000 00000000 00, "
                + "4F676753 00 00 0000000000000000 00000000 00000000 00000000 00",
        "smallest frames, FFF314C0, FFF314C0 0000000000000000000000000000000000000000",
        "frames that are none, FFFB90C0, FFFB90C0 00",
        "frames that are none, 49443303000000000000 00, FFE0FFFBE0C000",
        "empty chunks, 52494646FFFFFFFF57415645, 6C69737400000000",
    })
    void aLargeFileOfSmallestPartsIsReadSoon(String name, String head, String part) throws Exception {
        Path file = filled(bytes(head), bytes(part));
        long begin = System.nanoTime();
        probe(file);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).as(name).isLessThan(SOON);
    }

    @ParameterizedTest
    @CsvSource({
        // 2^32 samples of 2^32 ticks: more than a long holds.
        "000000186674797069736F6D00000000 0000000000000000"
                + "00000008 6D6F6F76 00000008 7472616B 00000008 6D646961"
                + "00000020 6D646864 00000000 00000000 00000000 00000001 00000000 00000000"
                + "00000018 68646C72 00000000 00000000 736F756E 00000000"
                + "00000020 73747473 00000000 00000002 FFFFFFFF FFFFFFFF FFFFFFFF FFFFFFFF",
        // A table of 2^32 entries that ends at once.
        "000000186674797069736F6D00000000 0000000000000000"
                + "00000008 6D6F6F76 00000008 7472616B 00000008 6D646961"
                + "00000010 73747473 00000000 FFFFFFFF",
        // A time of 2^64 ns.
        "1A45DFA380 18538067FF 2AD7B188FFFFFFFFFFFFFFFF 1654AE6B8B AE89 D78101 838102 8681 41 E78102 A3848101000000",
    })
    void numbersThatNoRecordingHasAreRefused(String hex) throws Exception {
        Path file = Files.write(folder.resolve("audio"), bytes(hex));

        assertThatThrownBy(() -> AudioProbe.probe(file)).isInstanceOf(UnreadableAudioException.class);
    }

    /** The duration, zero if refused. */
    private static Duration probe(Path file) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        Duration duration = durationOrZero(file);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        if (file.toFile().length() < SMALL) {
            assertThat(allocated).isLessThan(ALLOCATION_MAX_BYTES);
        }
        return duration;
    }

    private static Duration durationOrZero(Path file) {
        try {
            return AudioProbe.probe(file).duration();
        } catch (UnreadableAudioException e) {
            return Duration.ZERO;
        }
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
            int at = random.nextInt(bytes.length - 8);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> Arrays.fill(bytes, at, at + 1 + random.nextInt(8), (byte) 0xFF);
                case 3 -> Arrays.fill(bytes, at, at + 1 + random.nextInt(8), (byte) 0);
                // Heads are where lengths are.
                case 4 -> bytes[random.nextInt(Math.min(bytes.length, 600))] = (byte) random.nextInt();
                default -> System.arraycopy(bytes, random.nextInt(bytes.length - 8), bytes, at, 8);
            }
        }
        return random.nextInt(8) == 0 ? Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length)) : bytes;
    }

    private Path filled(byte[] head, byte[] part) throws IOException {
        Path file = folder.resolve("large");
        byte[] many = new byte[part.length * 10_000];
        for (int i = 0; i < many.length; i++) {
            many[i] = part[i % part.length];
        }
        try (OutputStream bytes = Files.newOutputStream(file)) {
            bytes.write(head);
            for (int written = head.length; written < LARGEST_UPLOAD; written += many.length) {
                bytes.write(many);
            }
        }
        return file;
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
