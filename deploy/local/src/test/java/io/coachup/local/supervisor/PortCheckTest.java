package io.coachup.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.local.settings.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortCheckTest {

    @Test
    void saysWhichPortIsTakenByWhomAndWhatChangesIt() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());

            List<String> problems = PortCheck.problems(List.of(Setting.SKILLS_PORT), Map.of("SKILLS_PORT", port));

            assertThat(problems)
                    .containsExactly("Port " + port + " is taken by java (process "
                            + ProcessHandle.current().pid()
                            + "): set SKILLS_PORT to use another, or end that program.");
        }
    }

    @Test
    void noticesAPortThatIsMeantForTwo() {
        List<String> problems = PortCheck.problems(
                List.of(Setting.SKILLS_PORT, Setting.WORKER_PORT),
                Map.of("SKILLS_PORT", "18999", "WORKER_PORT", "18999"));

        assertThat(problems)
                .containsExactly("Port 18999 is meant for both SKILLS_PORT and WORKER_PORT: set one of them to"
                        + " another port.");
    }

    @Test
    void hasNothingAgainstAFreePort() throws IOException {
        String free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            free = Integer.toString(socket.getLocalPort());
        }

        assertThat(PortCheck.problems(List.of(Setting.SKILLS_PORT), Map.of("SKILLS_PORT", free)))
                .isEmpty();
    }
}
