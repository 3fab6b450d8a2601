package io.coachup.speech.transcription;

import io.coachup.common.errors.ApiException;
import io.coachup.common.json.JsonBody;
import io.coachup.speech.fetch.InlineAudio;
import io.coachup.speech.request.RequestTexts;
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
    private final UploadedRecordings uploads;
    private final Transcription transcription;
    private final ReferenceReader references;
    private final ReferencedRecordings recordings;
    private final TranscriptionLog log;

    public TranscriptionResource(
            UploadFormReader forms,
            UploadedRecordings uploads,
            Transcription transcription,
            ReferenceReader references,
            ReferencedRecordings recordings,
            TranscriptionLog log) {
        this.forms = forms;
        this.uploads = uploads;
        this.recordings = recordings;
        this.transcription = transcription;
        this.references = references;
        this.log = log;
    }

    @POST
    public TranscriptionAnswer transcribe(
            InputStream body,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            @HeaderParam("x-detect-ms") String detectMs) {
        boolean multipart =
                contentType != null && contentType.toLowerCase(Locale.ROOT).contains(MULTIPART);
        return multipart ? ofUpload(body, contentType, detectMs) : ofReference(body, detectMs);
    }

    private TranscriptionAnswer ofUpload(InputStream body, String contentType, String detectMs) {
        log.source(Source.MULTIPART);
        try (UploadForm form = forms.read(body, contentType)) {
            TranscriptionFields fields = fields(form.fields()::get, detectMs);
            return transcription.transcribe(uploads.uploaded(form), fields);
        }
    }

    private TranscriptionAnswer ofReference(InputStream body, String detectMs) {
        try (Reference reference = references.read(body)) {
            return ofReference(reference, detectMs);
        }
    }

    private TranscriptionAnswer ofReference(Reference reference, String detectMs) {
        JsonBody request = reference.body();
        String audioUrl = RequestTexts.of(request, "audioUrl");
        String objectKey = RequestTexts.of(request, "objectKey");
        if (audioUrl == null && objectKey == null) {
            throw ApiException.invalid("audioUrl or objectKey is required");
        }
        log.source(audioUrl == null ? Source.OBJECT_KEY : Source.AUDIO_URL);
        TranscriptionFields fields = fields(field -> RequestTexts.of(request, field), detectMs);
        return transcription.transcribe(announced(audioUrl, objectKey, reference), fields);
    }

    private AnnouncedAudio announced(String audioUrl, String objectKey, Reference reference) {
        if (audioUrl == null) {
            return recordings.stored(objectKey);
        }
        return reference.audio().bytes() > 0 && InlineAudio.isTakenOut(audioUrl)
                ? recordings.inline(reference.audio(), audioUrl)
                : recordings.fetched(audioUrl);
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
}
