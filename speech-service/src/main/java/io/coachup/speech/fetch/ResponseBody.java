package io.coachup.speech.fetch;

import io.coachup.common.time.Deadline;
import io.coachup.speech.spool.AudioTarget;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A response whose body waits, read piece by piece on the calling thread: the next piece is asked for when one is on disk. */
final class ResponseBody {

    /** What comes next. */
    private sealed interface Event {}

    private record Piece(Buffer bytes) implements Event {}

    private record End() implements Event {}

    private record Broken(Throwable cause) implements Event {}

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final HttpClientResponse response;
    private final Context context = Vertx.currentContext();

    /** To be made where the response arrives, before anything of its body could. */
    ResponseBody(HttpClientResponse response) {
        this.response = response.pause()
                .handler(bytes -> events.add(new Piece(bytes)))
                .endHandler(_ -> events.add(new End()))
                .exceptionHandler(cause -> events.add(new Broken(cause)));
    }

    HttpClientResponse head() {
        return response;
    }

    RemoteAnswer store(AudioTarget target, long maxBytes, Deadline deadline)
            throws IOException, TimeoutException, InterruptedException {
        if (announced() > maxBytes) {
            return new RemoteAnswer.TooLarge();
        }
        long bytes = 0;
        try (OutputStream disk = target.open()) {
            while (true) {
                context.runOnContext(_ -> response.fetch(1));
                switch (events.poll(deadline.millisLeft(), TimeUnit.MILLISECONDS)) {
                    case null -> throw new TimeoutException();
                    case Broken(Throwable cause) -> throw new IOException(cause);
                    case End() -> {
                        return new RemoteAnswer.Stored(bytes);
                    }
                    case Piece(Buffer piece) -> {
                        bytes += piece.length();
                        if (bytes > maxBytes) {
                            return new RemoteAnswer.TooLarge();
                        }
                        disk.write(piece.getBytes());
                    }
                }
            }
        }
    }

    /** What the server says that it will send; what it sends is counted all the same. */
    private long announced() {
        String length = response.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
