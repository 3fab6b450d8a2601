package io.coachup.testing;

import io.coachup.local.standin.StandIn;

/** PostgreSQL for tests: sets {@code DATABASE_URL}, {@code DATABASE_USER} and {@code DATABASE_PASSWORD}. */
public final class PostgresResource extends StandInResource {

    /** Called by the test framework. */
    public PostgresResource() {
        super(StandIn.POSTGRES);
    }

    /** Tests that have a field for the switch get it. */
    @Override
    public void inject(TestInjector fields) {
        fields.injectIntoFields(new PostgresSwitch(this), new TestInjector.MatchesType(PostgresSwitch.class));
    }
}
