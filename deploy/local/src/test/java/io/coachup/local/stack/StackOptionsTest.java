package io.coachup.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class StackOptionsTest {

    private final EnumSet<Service> all = EnumSet.allOf(Service.class);

    @Test
    void leavesServicesOut() {
        StackOptions options = StackOptions.parse(all, "--without", "skills-service", "--fresh");

        assertThat(options.services()).containsExactly(Service.GATEWAY, Service.SPEECH, Service.WORKER);
        assertThat(options.fresh()).isTrue();
        assertThat(options.fast()).isFalse();
        assertThat(options.natively()).isFalse();
        assertThat(StackOptions.parse(all, "--fast").fast()).isTrue();
        assertThat(StackOptions.parse(all, "--native").natively()).isTrue();
        assertThat(StackOptions.parse(all, "--native").observed()).isFalse();
        assertThat(StackOptions.parse(all, "--observe").observed()).isTrue();
    }

    @Test
    void saysWhichServicesThereAre() {
        assertThatThrownBy(() -> StackOptions.parse(all, "--without", "nothing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no service nothing; the services are"
                        + " gateway-service, speech-service, skills-service, assessment-worker.");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> StackOptions.parse(all, "--quick"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("There is no option --quick");
    }
}
