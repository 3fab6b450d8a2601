package io.coachup.testing;

/** Takes PostgreSQL away from the service under test, and gives it back with its data. */
public final class PostgresSwitch {

    private final StandInResource postgres;

    PostgresSwitch(StandInResource postgres) {
        this.postgres = postgres;
    }

    /** Stops it; connections break. */
    public void off() {
        postgres.takeAway();
    }

    /** Starts it again where it was, and waits until it answers. */
    public void on() {
        postgres.bringBack();
    }
}
