package io.coachup.gateway.chat.stream;

import io.coachup.gateway.chat.frames.TokenFrames;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/**
 * The client's side of a stream. What one turn of the event loop produced goes out in one write; a comment goes out
 * after a silence, so that proxies and browsers know the stream is alive.
 */
final class ClientStream {

    private static final String PING = ": ping\n\n";
    private static final int BUFFER_BYTES = 512;

    private final Vertx vertx;
    private final HttpServerResponse response;
    private final long heartbeatMs;
    private final TokenFrames frames = new TokenFrames();
    private Buffer turn = Buffer.buffer(BUFFER_BYTES);
    private long lastWriteNanos = System.nanoTime();
    private long heartbeat;
    private boolean over;

    ClientStream(Vertx vertx, HttpServerResponse response, long heartbeatMs) {
        this.vertx = vertx;
        this.response = response;
        this.heartbeatMs = heartbeatMs;
        arm(heartbeatMs);
    }

    /** Adds a complete frame to this turn. */
    void frame(String frame) {
        turn.appendString(frame);
    }

    /** Adds a comment, which clients don't show. */
    void comment(String text) {
        turn.appendString(": ").appendString(text).appendString("\n\n");
    }

    /** Adds a token's frame. */
    void token(String text) {
        frames.append(turn, text);
    }

    /** Writes what this turn produced; false when the client reads too slowly for more. */
    boolean flush() {
        if (over || turn.length() == 0) {
            return true;
        }
        response.write(turn);
        turn = Buffer.buffer(BUFFER_BYTES);
        lastWriteNanos = System.nanoTime();
        return !response.writeQueueFull();
    }

    /** Calls back once, when a slow client has caught up. */
    void whenDrained(Runnable then) {
        response.drainHandler(_ -> {
            response.drainHandler(null);
            then.run();
        });
    }

    /** Writes the end marker and ends the response. */
    void done() {
        if (!over) {
            stop();
            turn.appendString(TokenFrames.DONE_FRAME);
            response.end(turn);
        }
    }

    /** Writes nothing more; for a client that is gone. */
    void stop() {
        over = true;
        vertx.cancelTimer(heartbeat);
    }

    private void arm(long delayMs) {
        heartbeat = vertx.setTimer(Math.max(1, delayMs), _ -> beat());
    }

    private void beat() {
        long silentMs = (System.nanoTime() - lastWriteNanos) / 1_000_000;
        if (silentMs < heartbeatMs) {
            arm(heartbeatMs - silentMs);
            return;
        }
        if (!response.writeQueueFull()) {
            turn.appendString(PING);
            flush();
        }
        arm(heartbeatMs);
    }
}
