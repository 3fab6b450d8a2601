package io.coachup.speech.transcription;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.common.errors.ApiException;
import io.coachup.common.json.JsonBody;
import io.coachup.common.json.JsonBodyReader;
import io.coachup.common.json.Texts;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** {@code POST /api/v1/stt}: speech to text, of an upload or of audio that lies somewhere. */
@Path("/api/v1/stt")
@RunOnVirtualThread
public final class TranscriptionResource {

    private static final String MULTIPART = "multipart/form-data";

    private final UploadFormReader forms;
    private final Recordings recordings;
    private final Transcription transcription;
    private final JsonBodyReader bodies;
    private final TranscriptionLog log;

    public TranscriptionResource(
            UploadFormReader forms,
            Recordings recordings,
            Transcription transcription,
            JsonBodyReader bodies,
            TranscriptionLog log) {
        this.forms = forms;
        this.recordings = recordings;
        this.transcription = transcription;
        this.bodies = bodies;
        this.log = log;
    }

    @POST
    public TranscriptionAnswer transcribe(
            InputStream body,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            @HeaderParam("x-detect-ms") String detectMs) {
        boolean multipart =
                contentType != null && contentType.toLowerCase(Locale.ROOT).contains(MULTIPART);
        return multipart ? ofUpload(body, contentType, detectMs) : ofReference(bodies.read(body), detectMs);
    }

    private TranscriptionAnswer ofUpload(InputStream body, String contentType, String detectMs) {
        log.source(Source.MULTIPART);
        try (UploadForm form = forms.read(body, contentType)) {
            TranscriptionFields fields = fields(form.fields()::get, detectMs);
            return transcription.transcribe(recordings.uploaded(form), fields);
        }
    }

    private TranscriptionAnswer ofReference(JsonBody request, String detectMs) {
        String audioUrl = string(request, "audioUrl");
        String objectKey = string(request, "objectKey");
        if (audioUrl == null && objectKey == null) {
            throw ApiException.invalid("audioUrl or objectKey is required");
        }
        log.source(audioUrl == null ? Source.OBJECT_KEY : Source.AUDIO_URL);
        TranscriptionFields fields = fields(field -> string(request, field), detectMs);
        AnnouncedAudio audio = audioUrl == null ? recordings.stored(objectKey) : recordings.fetched(audioUrl);
        return transcription.transcribe(audio, fields);
    }

    private TranscriptionFields fields(UnaryOperator<String> request, String detectMs) {
        TranscriptionFields fields = TranscriptionFields.of(
                request.apply("sessionId"),
                request.apply("groupId"),
                request.apply("languageHint"),
                request.apply("provider"),
                detectMs);
        log.ids(fields);
        return fields;
    }

    /** What is not a string counts as absent, as in the original. */
    private static String string(JsonBody request, String field) {
        JsonNode node = request.node(field);
        return node != null && node.isTextual() && !Texts.isBlank(node.textValue())
                ? node.textValue().trim()
                : null;
    }
}
