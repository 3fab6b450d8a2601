package io.coachup.bench.chat;

/**
 * How streams are asked for.
 *
 * @param name its name on the command line
 * @param paceMs milliseconds between two tokens of the upstream
 * @param concurrency streams at once
 * @param streams of one round
 */
record Scenario(String name, int paceMs, int concurrency, int streams) {

    /** How long the upstream takes for one stream, in ms. */
    int streamMs() {
        return paceMs * Script.TOKENS;
    }

    /** Its headline. */
    String title() {
        return "%d concurrent, %d tokens %s"
                .formatted(concurrency, Script.TOKENS, paceMs == 0 ? "at once" : paceMs + " ms apart");
    }
}
