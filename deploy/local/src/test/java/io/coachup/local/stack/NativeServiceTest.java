package io.coachup.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coachup.local.settings.Layout;
import io.coachup.local.supervisor.StartFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeServiceTest {

    @Test
    void oneThatWasNotBuiltIsToldInOneSentence(@TempDir Path checkout) {
        assertThatThrownBy(() -> ServiceCommand.natively(Service.GATEWAY, new Layout(checkout, checkout)))
                .isInstanceOf(StartFailedException.class)
                .hasMessage("There is no native executable of gateway-service: ./coachup native makes them, "
                        + "which takes some minutes each.");
    }

    @Test
    void oneThatWasBuiltIsStartedUnderTheMarkOfItsStack(@TempDir Path checkout) throws Exception {
        Path folder = Files.createDirectories(checkout.resolve("gateway-service/target/native"));
        Path executable = Files.createFile(
                folder.resolve("gateway-service-runner"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Layout layout = new Layout(checkout, checkout.resolve("home"));

        List<String> command = ServiceCommand.natively(Service.GATEWAY, layout);

        assertThat(command)
                .containsSubsequence(
                        "/bin/sh", executable.toString(), "-Dcoachup.part-of=" + layout.home(), "-Xmx256m");
    }
}
