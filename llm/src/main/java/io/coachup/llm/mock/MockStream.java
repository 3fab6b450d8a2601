package io.coachup.llm.mock;

import io.coachup.llm.ChatStream;
import io.coachup.llm.ChatStreamHandler;
import io.coachup.llm.Ending;
import io.coachup.llm.Usage;
import io.vertx.core.Context;
import java.util.Iterator;
import java.util.List;

/** Hands out one token a turn of the event loop, as a network would. */
final class MockStream implements ChatStream {

    private final Context context;
    private final Iterator<String> tokens;
    private final ChatStreamHandler handler;
    private final Usage usage;
    private boolean scheduled;
    private boolean paused;
    private boolean ended;

    MockStream(Context context, List<String> tokens, ChatStreamHandler handler, Usage usage) {
        this.context = context;
        this.tokens = tokens.iterator();
        this.handler = handler;
        this.usage = usage;
    }

    @Override
    public void pause() {
        paused = true;
    }

    @Override
    public void resume() {
        paused = false;
        schedule();
    }

    @Override
    public void cancel() {
        ended = true;
    }

    private void schedule() {
        if (!scheduled && !ended) {
            scheduled = true;
            context.runOnContext(turn -> next());
        }
    }

    private void next() {
        scheduled = false;
        if (paused || ended) {
            return;
        }
        if (tokens.hasNext()) {
            handler.onToken(tokens.next());
            handler.onTurnEnd();
            if (!paused) {
                schedule();
            }
        } else {
            ended = true;
            handler.onComplete(usage, Ending.COMPLETE);
        }
    }
}
