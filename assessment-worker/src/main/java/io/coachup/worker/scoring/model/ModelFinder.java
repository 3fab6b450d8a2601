package io.coachup.worker.scoring.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.common.tracing.CallIds;
import io.coachup.llm.ChatCompletion;
import io.coachup.llm.ChatProvider;
import io.coachup.llm.ChatRequest;
import io.coachup.llm.LlmException;
import io.coachup.worker.scoring.rubric.Rubric;
import io.coachup.worker.scoring.skill.CriteriaFinder;
import io.coachup.worker.scoring.skill.Findings;
import io.coachup.worker.scoring.skill.PracticedSkill;
import io.coachup.worker.scoring.skill.ScoringException;
import io.coachup.worker.scoring.speech.ParsedSpeech;
import java.util.List;

/** Asks a language model for met and unmet criteria with quotes. The model never states a level. */
public final class ModelFinder implements CriteriaFinder {

    /** Room for a dozen criteria with quotes and suggestions. */
    private static final int MAX_REPLY_TOKENS = 3000;

    private final ChatProvider provider;
    private final FindingsReader reader;
    private final AssessmentPrompt prompt;

    /** A finder that sends at most {@code maxConversationChars} characters of a conversation. */
    public ModelFinder(ChatProvider provider, ObjectMapper mapper, int maxConversationChars) {
        this.provider = provider;
        this.reader = new FindingsReader(mapper);
        this.prompt = new AssessmentPrompt(maxConversationChars);
    }

    @Override
    public String provider() {
        return provider.name();
    }

    @Override
    public String model() {
        return provider.modelFor(new ChatRequest(null, List.of(), 0, 0, null, CallIds.NONE));
    }

    @Override
    public Findings find(PracticedSkill skill, Rubric rubric, ParsedSpeech speech, CallIds ids) {
        ChatRequest request = new ChatRequest(
                null,
                prompt.of(skill, rubric, speech.transcript()),
                MAX_REPLY_TOKENS,
                0,
                FindingsSchema.of(rubric),
                ids);
        return reader.read(complete(request), rubric, speech.transcript());
    }

    private ChatCompletion complete(ChatRequest request) {
        try {
            return provider.complete(request);
        } catch (LlmException e) {
            ScoringException.Reason reason =
                    e.isTimeout() ? ScoringException.Reason.TIMEOUT : ScoringException.Reason.EXCEPTION;
            throw new ScoringException(reason, "the provider failed: " + e.kind(), e);
        }
    }
}
