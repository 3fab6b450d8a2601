package io.coachup.llm.openai;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What was learned of an endpoint's models, as long as the process lives. */
final class LearnedParameters {

    /** Clients can ask for configured models only; this bounds it whatever they ask for. */
    private static final int MAX_MODELS = 64;

    private final Map<String, Parameters> byModel = new ConcurrentHashMap<>();

    /** What to send to a model. */
    Parameters of(String model) {
        return byModel.getOrDefault(model, Parameters.ALL);
    }

    /** The model took what was sent to it; it is kept when it differs from what was known of it. */
    void accepted(String model, Parameters known, Parameters sent) {
        if (!sent.equals(known) && (byModel.size() < MAX_MODELS || byModel.containsKey(model))) {
            byModel.put(model, sent);
        }
    }
}
