package io.coachup.speech.skillsclient;

import io.coachup.common.identity.ServiceToken;
import io.coachup.skillsapi.audio.ErasureEnd;
import io.coachup.skillsapi.audio.LeasedErasure;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The people whose audio skills-service wants deleted. */
@Singleton
public final class ErasedPeople {

    private final SkillsRoutes skills;
    private final ServiceToken serviceToken;

    ErasedPeople(@RestClient SkillsRoutes skills, ServiceToken serviceToken) {
        this.skills = skills;
        this.serviceToken = serviceToken;
    }

    /**
     * Somebody whom no other replica has; without a claim when there is nobody.
     *
     * @throws RuntimeException when skills-service can't be asked
     */
    public LeasedErasure take() {
        return skills.takeErasure(serviceToken.bearer());
    }

    /**
     * Says that the audio is gone, or is to be tried again.
     *
     * @throws RuntimeException when skills-service can't be told; then it comes back when the lease is over
     */
    public void end(LeasedErasure erasure, boolean deleted) {
        skills.endErasure(serviceToken.bearer(), new ErasureEnd(erasure.claim(), deleted));
    }
}
