package io.coachup.speech.spool;

import java.nio.file.Path;

/** A spool without a service around it. */
public final class TestSpool {

    private TestSpool() {}

    /** One in this folder, which exists. */
    public static Spool in(Path folder) {
        return new Spool(() -> folder);
    }
}
