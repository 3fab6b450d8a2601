package io.coachup.llm.openai;

/**
 * Which parameters a model takes. All are sent until it refuses one.
 *
 * @param cap how the length of a reply is limited
 * @param temperature whether it is sent
 * @param format how JSON is asked for
 * @param usage whether the usage of a stream is asked for
 * @param thinks whether it needs room for its thoughts within the cap
 */
record Parameters(Cap cap, boolean temperature, Format format, boolean usage, boolean thinks) {

    /** What most servers take. */
    static final Parameters ALL = new Parameters(Cap.MAX_TOKENS, true, Format.SCHEMA, true, false);

    /** How the length of a reply is limited. */
    enum Cap {
        MAX_TOKENS,
        MAX_COMPLETION_TOKENS,
        NONE
    }

    /** How JSON is asked for. */
    enum Format {
        SCHEMA,
        OBJECT,
        /** By the prompt alone. */
        NONE
    }

    Parameters withCap(Cap other) {
        return new Parameters(other, temperature, format, usage, thinks);
    }

    Parameters withFormat(Format other) {
        return new Parameters(cap, temperature, other, usage, thinks);
    }

    Parameters withoutTemperature() {
        return new Parameters(cap, false, format, usage, thinks);
    }

    Parameters withoutUsage() {
        return new Parameters(cap, temperature, format, false, thinks);
    }

    Parameters withRoomToThink() {
        return new Parameters(cap, temperature, format, usage, true);
    }
}
