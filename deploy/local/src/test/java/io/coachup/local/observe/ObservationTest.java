package io.coachup.local.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.local.settings.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObservationTest {

    @TempDir
    Path folder;

    private Layout layout;

    @BeforeEach
    void layOut() {
        layout = new Layout(folder.resolve("checkout"), folder.resolve("home"));
        layout.create();
    }

    @Test
    void thereIsNoneWhereThePackageIsNotInstalled() {
        assertThat(Observation.of(layout, Map.of("PATH", folder.toString()))).isNull();
    }

    @Test
    void itScrapesTheServicesThatRunAndLoadsTheRulesOfTheCheckout() throws IOException {
        Path program = Files.createFile(folder.resolve("prometheus"));
        assertThat(program.toFile().setExecutable(true)).isTrue();

        Observation observation =
                Observation.of(layout, Map.of("PATH", "/nowhere:" + folder, "PROMETHEUS_PORT", "9191"));
        List<String> command = observation.command(List.of(9080, 9082));

        assertThat(observation.readiness()).hasToString("http://localhost:9191/-/ready");
        assertThat(command)
                .startsWith(program.toString())
                .contains("--web.listen-address=localhost:9191")
                .contains("--storage.tsdb.path=" + Observation.data(layout));
        assertThat(Files.readString(layout.run().resolve("prometheus.yaml")))
                .contains("targets: [\"localhost:9080\", \"localhost:9082\"]")
                .contains("'" + layout.root() + "/deploy/monitoring/rules/*.yaml'");
    }
}
