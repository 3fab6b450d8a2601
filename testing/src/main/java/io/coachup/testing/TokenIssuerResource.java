package io.coachup.testing;

import io.coachup.local.standin.StandIn;
import java.util.Map;

/** A token issuer for tests: sets {@code CLERK_*}; {@link LocalTokens} gets tokens from it. */
public final class TokenIssuerResource extends StandInResource {

    /** Called by the test framework. */
    public TokenIssuerResource() {
        super(StandIn.TOKENS);
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = super.start();
        System.setProperty(LocalTokens.ISSUER_PROPERTY, settings.get("CLERK_ISSUER_URL"));
        return settings;
    }

    @Override
    public void stop() {
        System.clearProperty(LocalTokens.ISSUER_PROPERTY);
        super.stop();
    }
}
