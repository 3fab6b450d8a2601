package io.coachup.speech.fetch;

/** What a server answered. */
sealed interface RemoteAnswer {

    /** The audio is on disk. */
    record Stored(long bytes) implements RemoteAnswer {}

    /** More than allowed; what was written is worth nothing. */
    record TooLarge() implements RemoteAnswer {}

    /** It is somewhere else, or so the server says; {@code location} may be null. */
    record Redirected(String location) implements RemoteAnswer {}

    /** No audio: another status than 200, or encoded; {@code status} as it came. */
    record Refused(int status) implements RemoteAnswer {}
}
