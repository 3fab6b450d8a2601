package io.coachup.speech.skillsclient;

import io.coachup.common.headers.Headers;
import io.coachup.skillsapi.Done;
import io.coachup.skillsapi.SkillsPaths;
import io.coachup.skillsapi.audio.ErasureEnd;
import io.coachup.skillsapi.audio.LeasedErasure;
import io.coachup.skillsapi.budgets.Reservation;
import io.coachup.skillsapi.budgets.Settlement;
import io.coachup.skillsapi.budgets.SpeechWish;
import io.coachup.skillsapi.speech.CurrentSession;
import io.coachup.skillsapi.speech.HeardTurn;
import io.coachup.skillsapi.speech.SpokenText;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The routes of skills-service that speech needs. */
@RegisterRestClient(configKey = "skills-service")
@RegisterProvider(CallableHost.class)
@Path("/")
public interface SkillsRoutes {

    /** Stores what was heard; the answer is the session that the caller is in. */
    @POST
    @Path(SkillsPaths.SPEECH_TRANSCRIPTS)
    CurrentSession heard(
            @HeaderParam(Headers.AUTHORIZATION) String authorization,
            @HeaderParam(Headers.REQUEST_ID) String requestId,
            @HeaderParam(Headers.TRACE_PARENT) String traceParent,
            HeardTurn turn);

    /** Adds what was spoken to a session's costs. */
    @POST
    @Path(SkillsPaths.SPEECH_SYNTHESES)
    Done spoken(
            @HeaderParam(Headers.AUTHORIZATION) String authorization,
            @HeaderParam(Headers.REQUEST_ID) String requestId,
            @HeaderParam(Headers.TRACE_PARENT) String traceParent,
            SpokenText spoken);

    /** Takes audio from a person's budget. */
    @POST
    @Path(SkillsPaths.BUDGETS + SkillsPaths.RESERVATIONS)
    Reservation reserve(
            @HeaderParam(Headers.AUTHORIZATION) String authorization,
            @HeaderParam(Headers.REQUEST_ID) String requestId,
            @HeaderParam(Headers.TRACE_PARENT) String traceParent,
            SpeechWish wish);

    /** Says what a reservation really took. */
    @POST
    @Path(SkillsPaths.BUDGETS + SkillsPaths.SETTLEMENTS)
    Done settle(
            @HeaderParam(Headers.AUTHORIZATION) String authorization,
            @HeaderParam(Headers.REQUEST_ID) String requestId,
            @HeaderParam(Headers.TRACE_PARENT) String traceParent,
            Settlement settlement);

    /** Asks whose audio is to be deleted. */
    @POST
    @Path(SkillsPaths.AUDIO_ERASURES + SkillsPaths.TAKE)
    LeasedErasure takeErasure(@HeaderParam(Headers.AUTHORIZATION) String authorization);

    /** Says what became of it. */
    @POST
    @Path(SkillsPaths.AUDIO_ERASURES + SkillsPaths.END)
    Done endErasure(@HeaderParam(Headers.AUTHORIZATION) String authorization, ErasureEnd end);
}
