package io.coachup.llm;

/** What a model is used for; each may have a provider and a model of its own. */
public enum LlmRole {
    CHAT,
    CLASSIFIER,
    ASSESS,
    SUMMARY
}
