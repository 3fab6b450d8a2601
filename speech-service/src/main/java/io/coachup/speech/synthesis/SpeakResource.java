package io.coachup.speech.synthesis;

import io.coachup.common.hashing.LogHash;
import io.coachup.common.json.JsonBodyReader;
import io.coachup.common.request.CurrentRequest;
import io.coachup.speech.budget.SpeechBudget;
import io.coachup.speech.budget.SpeechShare;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/**
 * {@code POST /api/v1/tts}: text to speech. The answer describes the audio, or is the audio itself for clients that
 * ask for {@code audio/*}.
 */
@Path("/api/v1/tts")
@RunOnVirtualThread
public final class SpeakResource {

    private final SynthesisConfig config;
    private final DescribedSpeech described;
    private final StreamedSpeech streamed;
    private final SpeechBudget budget;
    private final JsonBodyReader bodies;
    private final CurrentRequest current;
    private final LogHash hash;

    public SpeakResource(
            SynthesisConfig config,
            DescribedSpeech described,
            StreamedSpeech streamed,
            SpeechBudget budget,
            JsonBodyReader bodies,
            CurrentRequest current,
            LogHash hash) {
        this.config = config;
        this.described = described;
        this.streamed = streamed;
        this.budget = budget;
        this.bodies = bodies;
        this.current = current;
        this.hash = hash;
    }

    @POST
    public Response synthesize(InputStream body, @Context HttpHeaders headers) {
        SynthesisRequest request = SynthesisRequest.of(bodies.read(body), config);
        current.session(request.sessionId())
                .logKnown("groupId", hash.group(request.groupId()))
                .logField("characters", request.characters());
        try (SpeechShare share = budget.toSpeak(request.characters())) {
            Response answer =
                    switch (AnswerForm.of(headers.getAcceptableMediaTypes())) {
                        case JSON -> described.answer(request);
                        case AUDIO -> streamed.answer(request);
                    };
            // A stream that has begun is paid for, whoever leaves it.
            share.use();
            return answer;
        }
    }
}
