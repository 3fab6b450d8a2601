package io.coachup.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many people's recordings at once pass through with little memory: neither service ever holds one whole. */
@Tag("long")
class SpeechLoadTest {

    private static final int UPLOADS = 64;
    /** Each holds a share of the disk and of what may be under way; the limits are those of production. */
    private static final int SPEAKERS = 8;

    private static final int BYTES = 5 * 1024 * 1024;
    private static final int ROUNDS = 5;
    private static final long MARGIN_KIB = 40 * 1024;
    private static final List<String> SERVICES = List.of("gateway-service", "speech-service");

    @ParameterizedTest
    @CsvSource({"1,to the provider only", "0,stored first"})
    void sixtyFourUploadsAtOnceWith256MegabytesOfHeap(String inline, String mode) throws Exception {
        byte[] recording = Wav.ofBytes(BYTES);
        Map<String, String> settings = Map.of(
                "STT_PROVIDER",
                "mock",
                "STT_MULTIPART_DATAURL_ENABLED",
                inline,
                "COACHUP_JAVA_OPTS",
                "-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1");
        try (Suite suite = Suite.start("speech-load-" + inline, settings);
                ExecutorService browsers = Executors.newFixedThreadPool(UPLOADS)) {
            List<SpeechClient> speakers = IntStream.range(0, SPEAKERS)
                    .mapToObj(i -> new SpeechClient(Client.of(suite, "speaker-" + i)))
                    .toList();
            List<Map<String, Long>> memory = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                long started = System.nanoTime();
                List<Callable<Client.Answer>> uploads = IntStream.range(0, UPLOADS)
                        .<Callable<Client.Answer>>mapToObj(i -> () -> speakers.get(i % SPEAKERS)
                                .transcribe(recording, "audio/wav", Map.of("sessionId", "load-" + i)))
                        .toList();
                for (Future<Client.Answer> answer : browsers.invokeAll(uploads)) {
                    assertThat(answer.get().status()).as(answer.get().text()).isEqualTo(200);
                }
                long ms = (System.nanoTime() - started) / 1_000_000;
                Map<String, Long> now = Map.of(
                        SERVICES.get(0), memory(suite.pid(SERVICES.get(0)), "VmRSS"),
                        SERVICES.get(1), memory(suite.pid(SERVICES.get(1)), "VmRSS"));
                memory.add(now);
                System.out.printf(
                        "%d x 5 MB, %s, round %d: %d ms, resident MiB %s%n",
                        UPLOADS, mode, round + 1, ms, inMebibytes(now));
            }
            for (String service : SERVICES) {
                System.out.printf("%s, peak resident %d MiB%n", service, memory(suite.pid(service), "VmHWM") / 1024);
                assertThat(memory.getLast().get(service))
                        .as(service)
                        .isLessThan(memory.getFirst().get(service) + MARGIN_KIB);
            }
        }
    }

    private static Map<String, Long> inMebibytes(Map<String, Long> kibibytes) {
        Map<String, Long> mebibytes = new TreeMap<>();
        kibibytes.forEach((service, value) -> mebibytes.put(service, value / 1024));
        return mebibytes;
    }

    /** A line of the process's memory status, in KiB. */
    private static long memory(long pid, String field) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith(field + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
