package io.coachup.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.local.settings.Layout;
import io.coachup.local.settings.Secrets;
import io.coachup.local.settings.Setting;
import io.coachup.local.supervisor.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackFactoryTest {

    private final StackOptions observed = StackOptions.parse(EnumSet.allOf(Service.class), "--observe");

    @TempDir
    Path folder;

    private Layout layout;

    @BeforeEach
    void layOut() {
        layout = new Layout(folder.resolve("checkout"), folder.resolve("home"));
        layout.create();
    }

    @Test
    void onlyAPrometheusThatIsInstalledNeedsItsPort() throws IOException {
        Map<String, String> user = Map.of("PATH", folder.toString());
        assertThat(StackFactory.ports(layout, observed, user))
                .contains(Setting.GATEWAY_PORT)
                .doesNotContain(Setting.PROMETHEUS_PORT);

        install();

        assertThat(StackFactory.ports(layout, observed, user)).contains(Setting.PROMETHEUS_PORT);
        assertThat(StackFactory.ports(layout, StackOptions.parse(EnumSet.allOf(Service.class)), user))
                .doesNotContain(Setting.PROMETHEUS_PORT);
    }

    @Test
    void prometheusIsToldNoneOfTheStacksSecrets() throws IOException {
        install();
        Map<String, String> user = Map.of("PATH", folder.toString());
        StackFactory factory = new StackFactory(layout, user, new Output(System.out));

        assertThat(factory.observer(observed).environment()).isEqualTo(user);
        assertThat(factory.environment())
                .containsKeys(Secrets.load(layout.secrets()).keySet().toArray(String[]::new));
    }

    private void install() throws IOException {
        Path program = Files.createFile(folder.resolve("prometheus"));
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }
}
