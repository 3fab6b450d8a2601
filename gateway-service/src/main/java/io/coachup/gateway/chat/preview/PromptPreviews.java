package io.coachup.gateway.chat.preview;

import io.coachup.gateway.chat.prompt.AssembledPrompt;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The newest prompts that their callers asked to see, in memory; only a caller's own are found. */
@Singleton
public final class PromptPreviews {

    private static final int KEPT = 100;

    private final Map<Key, Preview> newest = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Preview> eldest) {
            return size() > KEPT;
        }
    };

    private record Key(String userId, String requestId) {}

    /** A prompt as it went to the model; {@code createdAt} is epoch ms. */
    record Preview(AssembledPrompt prompt, long createdAt) {}

    /** Keeps a prompt for its caller as the newest, instead of an older one of the same request id. */
    public synchronized void keep(String userId, String requestId, AssembledPrompt prompt) {
        Key key = new Key(userId, requestId);
        // Put over the older one it would keep that one's age.
        newest.remove(key);
        newest.put(key, new Preview(prompt, System.currentTimeMillis()));
    }

    /** The caller's prompt of this request id, while it is kept. */
    synchronized Optional<Preview> find(String userId, String requestId) {
        return Optional.ofNullable(newest.get(new Key(userId, requestId)));
    }
}
