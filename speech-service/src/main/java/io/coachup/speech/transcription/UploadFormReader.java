package io.coachup.speech.transcription;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.json.RefusedBody;
import io.coachup.speech.spool.AudioTooLargeException;
import io.coachup.speech.spool.Spool;
import io.coachup.speech.spool.SpoolConfig;
import io.coachup.speech.spool.SpooledAudio;
import io.coachup.speech.storage.StorageConfig;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.RequestContext;

/**
 * Reads a form part by part as it arrives. The framework's own form reader writes whatever is sent to disk before a
 * limit is checked, and answers malformed forms with 500.
 */
@Singleton
final class UploadFormReader {

    private static final String AUDIO = "audio";
    private static final int MAX_PARTS = 16;
    private static final int HEADER_MAX_BYTES = 2048;
    private static final int FIELD_MAX_BYTES = 2048;

    /** Room for the form around its recording. */
    private static final long FORM_MAX_BYTES = 64 * 1024;

    private final Spool spool;
    private final SpoolConfig limits;
    private final StorageConfig config;
    private final RoutingContext connection;

    UploadFormReader(Spool spool, SpoolConfig limits, StorageConfig config, RoutingContext connection) {
        this.spool = spool;
        this.limits = limits;
        this.config = config;
        this.connection = connection;
    }

    /**
     * The form, to be closed.
     *
     * @throws ApiException 400 when it is malformed, 408 when it takes too long, 413 when its recording is too large, 429
     *     and 503 when there is no room for it
     */
    UploadForm read(InputStream arriving, String contentType) {
        InputStream body = new TimelyBody(arriving, limits.uploadTimeLimit(), config.maxAudioBytes() + FORM_MAX_BYTES);
        Parts parts = new Parts();
        boolean complete = false;
        try {
            FileUpload upload = new FileUpload();
            upload.setPartHeaderSizeMax(HEADER_MAX_BYTES);
            FileItemIterator items = upload.getItemIterator(new Form(body, contentType));
            while (items.hasNext()) {
                parts.take(items.next());
            }
            complete = true;
            return new UploadForm(parts.fields, parts.audio, parts.contentType);
        } catch (AudioTooLargeException | TimelyBody.BodyTooLargeException e) {
            drain(arriving);
            throw ApiException.tooLarge("Audio too large", config.maxAudioBytes());
        } catch (ApiException e) {
            if (e.code() == ErrorCode.REQUEST_TIMEOUT) {
                // What still comes is of no use to anybody.
                connection.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            } else {
                drain(body);
            }
            throw e;
        } catch (IOException | FileUploadException e) {
            throw new ApiException(ErrorCode.VALIDATION_ERROR, "The form could not be read", e);
        } finally {
            if (!complete && parts.audio != null) {
                parts.audio.close();
            }
        }
    }

    private final class Parts {

        private final Map<String, String> fields = new HashMap<>();
        private SpooledAudio audio;
        private String contentType;
        private int count;

        void take(FileItemStream part) throws IOException, AudioTooLargeException {
            count++;
            if (count > MAX_PARTS) {
                throw ApiException.invalid("The form has too many parts");
            }
            boolean isAudio = AUDIO.equals(part.getFieldName());
            if (isAudio && !part.isFormField() && audio == null) {
                contentType = part.getContentType();
                audio = spool.write(part.openStream(), config.maxAudioBytes());
            } else if (!isAudio && part.isFormField()) {
                fields.putIfAbsent(part.getFieldName(), text(part));
            }
        }

        private static String text(FileItemStream part) throws IOException {
            byte[] bytes = part.openStream().readNBytes(FIELD_MAX_BYTES + 1);
            if (bytes.length > FIELD_MAX_BYTES) {
                throw ApiException.invalid("A form field is too long");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static void drain(InputStream body) {
        try {
            RefusedBody.drain(body);
        } catch (IOException | ApiException _) {
            // The client is gone, or sends so slowly that it reads the answer meanwhile.
        }
    }

    /** What the parser wants to know of a request. */
    private record Form(InputStream body, String contentType) implements RequestContext {

        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public String getContentType() {
            return contentType;
        }

        @Override
        @Deprecated
        public int getContentLength() {
            return -1;
        }

        @Override
        public InputStream getInputStream() {
            return body;
        }
    }
}
