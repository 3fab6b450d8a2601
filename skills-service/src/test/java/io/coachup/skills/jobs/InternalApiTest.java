package io.coachup.skills.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.skills.support.Written;
import io.coachup.skillsapi.jobs.LeaseExtension;
import io.coachup.skillsapi.jobs.LeaseRelease;
import io.coachup.skillsapi.jobs.LeaseRequest;
import org.junit.jupiter.api.Test;

/** What a worker without a queue writes is what is read. */
class InternalApiTest {

    @Test
    void aRequestForAJobIsReadAsItWasWritten() {
        LeaseRequest request = new LeaseRequest(20_000, 60_000);

        assertThat(LeaseResource.asked(Written.body(request))).isEqualTo(request);
    }

    @Test
    void whatBecomesOfALeaseIsReadAsItWasWritten() {
        LeaseExtension extension = new LeaseExtension("receipt", 60_000);
        LeaseRelease release = new LeaseRelease("receipt", 5_000);

        assertThat(LeaseResource.extension(Written.body(extension))).isEqualTo(extension);
        assertThat(LeaseResource.release(Written.body(release))).isEqualTo(release);
    }
}
