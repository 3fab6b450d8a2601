package io.coachup.local.stack;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Real speech without keys, where its programs are installed: flite speaks, PocketSphinx listens, ffmpeg converts, prlimit limits. */
final class LocalSpeech {

    private static final String LOCAL = "local";
    static final String MOCK = "mock";
    private static final Path MODEL = Path.of("/usr/share/pocketsphinx/model/en-us");

    private LocalSpeech() {}

    /** The providers that services use unless the user chose others. */
    static Map<String, String> settings(Map<String, String> user) {
        Map<String, String> settings = new HashMap<>();
        if (!user.containsKey("SPEECH_PROFILE")) {
            boolean speaks = isInstalled(user, "flite", "prlimit");
            boolean listens =
                    isInstalled(user, "pocketsphinx_continuous", "ffmpeg", "prlimit") && Files.isDirectory(MODEL);
            settings.put("TTS_PROVIDER", speaks ? LOCAL : MOCK);
            settings.put("STT_PROVIDER", listens ? LOCAL : MOCK);
        }
        return settings;
    }

    private static boolean isInstalled(Map<String, String> user, String... programs) {
        List<String> folders = List.of(user.getOrDefault("PATH", "").split(File.pathSeparator));
        return Arrays.stream(programs)
                .allMatch(program -> folders.stream().anyMatch(folder -> Files.isExecutable(Path.of(folder, program))));
    }
}
