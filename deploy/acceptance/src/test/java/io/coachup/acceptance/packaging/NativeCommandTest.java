package io.coachup.acceptance.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./coachup native} on machines that can't do it. That it can is measured in docs/native.md, for it takes minutes. */
class NativeCommandTest {

    /** A machine's programs: what the script needs, and no builder of native executables. */
    @TempDir
    private Path programs;

    @BeforeEach
    void install() throws Exception {
        for (String program : List.of("bash", "dirname")) {
            Path real =
                    Files.exists(Path.of("/bin", program)) ? Path.of("/bin", program) : Path.of("/usr/bin", program);
            Files.createSymbolicLink(programs.resolve(program), real);
        }
    }

    @Test
    void saysInOneSentenceWhatIsMissing() throws Exception {
        assertThat(refusal(Map.of()))
                .isEqualTo("Native executables need GraalVM for JDK 25 (GRAALVM_HOME, or native-image on the path) or a"
                        + " running container engine (docker, podman), and none was found.");
    }

    @Test
    void saysThatAHomeIsNone() throws Exception {
        assertThat(refusal(Map.of("GRAALVM_HOME", "/nowhere")))
                .isEqualTo("GRAALVM_HOME is /nowhere, which has no bin/native-image.");
    }

    @Test
    void saysWhichServicesThereAre() throws Exception {
        assertThat(refusal(Map.of(), "nothing"))
                .isEqualTo("There is no service nothing; the services are "
                        + String.join(", ", ServiceSettings.services()) + ".");
    }

    private String refusal(Map<String, String> environment, String... services) throws Exception {
        ProcessBuilder command = new ProcessBuilder(
                        ServiceSettings.ROOT.resolve("coachup").toString(), "native")
                .redirectErrorStream(true);
        command.command().addAll(List.of(services));
        command.environment().clear();
        command.environment().putAll(environment);
        command.environment().put("PATH", programs.toString());
        Process script = command.start();
        String output = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(script.waitFor()).isEqualTo(1);
        return output.strip();
    }
}
