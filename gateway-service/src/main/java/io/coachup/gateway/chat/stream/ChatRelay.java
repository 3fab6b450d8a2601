package io.coachup.gateway.chat.stream;

import io.coachup.gateway.chat.accounting.StreamFacts;
import io.coachup.gateway.chat.frames.NamedFrames;
import io.coachup.gateway.chat.reply.ReplyText;
import io.coachup.gateway.limits.StreamSlots;
import io.coachup.llm.ChatStream;
import io.coachup.llm.ChatStreamHandler;
import io.coachup.llm.Ending;
import io.coachup.llm.Estimate;
import io.coachup.llm.LlmException;
import io.coachup.llm.Usage;

/**
 * Relays one reply from provider to client. Runs on the client's event loop only, so it needs no locks; back-pressure
 * goes from the client's socket to the provider's.
 */
final class ChatRelay implements ChatStreamHandler {

    private static final long NANOS_PER_MS = 1_000_000;

    private static final Usage NOTHING = new Usage(0, 0, true);

    private final ChatCall call;
    private final ClientStream client;
    private final NamedFrames frames;
    private final StreamObserver observer;
    private final StreamSlots.Slot slot;
    private final long providerStartedNanos = System.nanoTime();
    private final ReplyText text = new ReplyText();
    private Long firstTokenMs;
    private ChatStream stream;
    private boolean over;

    /** {@code slot} is given back when the stream is over. */
    ChatRelay(ChatCall call, ClientStream client, NamedFrames frames, StreamObserver observer, StreamSlots.Slot slot) {
        this.call = call;
        this.client = client;
        this.frames = frames;
        this.observer = observer;
        this.slot = slot;
    }

    /** Asks the provider. */
    void start() {
        ChatStream started = call.provider().stream(call.request(), this);
        if (over) {
            started.cancel();
        }
        stream = started;
    }

    @Override
    public void onToken(String token) {
        if (over) {
            return;
        }
        client.token(token);
        text.append(token);
        if (firstTokenMs == null) {
            firstTokenMs = call.exchange().elapsedMs();
            observer.firstToken(call, firstTokenMs);
        }
    }

    @Override
    public void onTurnEnd() {
        if (!over && !client.flush() && stream != null) {
            stream.pause();
            client.whenDrained(stream::resume);
        }
    }

    @Override
    public void onComplete(Usage usage, Ending ending) {
        if (!over) {
            if (ending != Ending.COMPLETE) {
                client.frame(frames.ending(ending));
            }
            client.done();
            finish(usage, ending, null, false);
        }
    }

    @Override
    public void onFailure(LlmException failure) {
        if (!over) {
            client.frame(frames.ending(Ending.INTERRUPTED));
            client.comment(
                    failure.isTimeout() ? "provider timeout after " + providerMs() / 1000 + "s" : "provider error");
            client.done();
            finish(isUnpaid(failure) ? NOTHING : estimated(), Ending.INTERRUPTED, failure, false);
        }
    }

    /** The client is gone: the provider must stop at once. */
    void clientGone() {
        if (!over) {
            if (stream != null) {
                stream.cancel();
            }
            client.stop();
            finish(estimated(), Ending.INTERRUPTED, null, true);
        }
    }

    private void finish(Usage usage, Ending ending, LlmException failure, boolean disconnected) {
        over = true;
        slot.close();
        observer.over(
                call,
                new StreamFacts(
                        firstTokenMs, call.exchange().elapsedMs(), providerMs(), usage, failure, disconnected, ending),
                text.storable());
    }

    private long providerMs() {
        return (System.nanoTime() - providerStartedNanos) / NANOS_PER_MS;
    }

    /** A provider that refuses or is away takes no money; one that is late may have worked. */
    private boolean isUnpaid(LlmException failure) {
        return firstTokenMs == null && !failure.isTimeout();
    }

    private Usage estimated() {
        return Estimate.usage(call.promptChars(), text.length());
    }
}
