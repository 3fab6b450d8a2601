package io.coachup.bench.chat;

/** Whose turns are asked for, and how. */
enum Turns {
    NONE("none", "no session", 0, 0),
    SESSIONS("sessions", "500 sessions of 500 people", 500, 0),
    ONE("one", "one session", 1, 0),
    PACED_ALONE("paced-alone", "no session, skills-service not asked", 0, 20),
    PACED_NONE("paced-none", "no session", 0, 20),
    PACED_SESSIONS("paced-sessions", "500 sessions of 500 people", 500, 20),
    PACED_ONE("paced-one", "one session", 1, 20);

    /** Sessions, and so people, that there are at most. */
    static final int MOST = 500;

    private static final int CONCURRENCY = 64;
    private static final int AT_ONCE = 3200;
    private static final int PACED = 640;

    private final String title;
    private final int sessions;
    private final Scenario scenario;

    Turns(String name, String title, int sessions, int paceMs) {
        this.title = title;
        this.sessions = sessions;
        this.scenario = new Scenario(name, paceMs, CONCURRENCY, paceMs == 0 ? AT_ONCE : PACED);
    }

    /** In the table. */
    String title() {
        return title + (scenario.paceMs() == 0 ? "" : ", tokens " + scenario.paceMs() + " ms apart");
    }

    /** The load of one round. */
    Scenario scenario() {
        return scenario;
    }

    /** People who have a turn one after the other: as many as sessions, and all of them without one. */
    int people() {
        return hasSession() ? sessions : MOST;
    }

    boolean hasSession() {
        return sessions > 0;
    }

    /** True when the gateway is to do without skills-service. */
    boolean isAlone() {
        return this == PACED_ALONE;
    }
}
