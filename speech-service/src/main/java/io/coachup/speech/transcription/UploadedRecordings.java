package io.coachup.speech.transcription;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.request.CurrentRequest;
import io.coachup.common.time.Deadline;
import io.coachup.speech.audio.AudioTraffic;
import io.coachup.speech.audio.AudioType;
import io.coachup.speech.audio.Recording;
import io.coachup.speech.storage.ObjectKeys;
import io.coachup.speech.storage.ObjectStore;
import io.coachup.speech.storage.StorageConfig;
import io.coachup.speech.storage.UrlSigner;
import jakarta.inject.Singleton;

/** Checks a recording that was uploaded, and stores it unless uploads go straight to the provider. */
@Singleton
final class UploadedRecordings {

    private static final Runnable NOTHING = () -> {};

    private final TranscriptionConfig config;
    private final StorageConfig storage;
    private final ObjectKeys keys;
    private final ObjectStore store;
    private final UrlSigner signer;
    private final AudioTraffic traffic;
    private final OrphanedUploads orphaned;
    private final CurrentRequest current;

    UploadedRecordings(
            TranscriptionConfig config,
            StorageConfig storage,
            ObjectKeys keys,
            ObjectStore store,
            UrlSigner signer,
            AudioTraffic traffic,
            OrphanedUploads orphaned,
            CurrentRequest current) {
        this.config = config;
        this.storage = storage;
        this.keys = keys;
        this.store = store;
        this.signer = signer;
        this.traffic = traffic;
        this.orphaned = orphaned;
        this.current = current;
    }

    /**
     * An uploaded recording, stored unless uploads go straight to the provider.
     *
     * @throws ApiException 400 or 413 when it is none, 501 when it would have to be stored and can't be
     */
    AnnouncedAudio uploaded(UploadForm form) {
        if (form.audio() == null) {
            throw ApiException.invalid("audio file is required in form field 'audio'");
        }
        traffic.received(form.audio().bytes());
        String contentType = form.contentType() == null ? "" : form.contentType();
        if (!AudioType.mayBe(contentType)) {
            throw ApiException.invalid("Unsupported contentType");
        }
        if (form.audio().bytes() < 1) {
            throw ApiException.tooLarge("Audio too large", storage.maxAudioBytes());
        }
        if (!config.uploadsInline() && !storage.isS3()) {
            current.logError(
                    ErrorCode.PROVIDER_UNCONFIGURED.word(),
                    storage.bucket().isEmpty() ? "S3_BUCKET_AUDIO missing" : "STORAGE_PROVIDER is not s3");
            throw new ApiException(ErrorCode.PROVIDER_UNCONFIGURED, "Storage not configured");
        }
        return (deadline, heard) -> {
            Recording recording = SpooledRecording.of(form.audio(), contentType, null, heard);
            return config.uploadsInline()
                    ? new HeldAudio(recording, null, NOTHING, NOTHING)
                    : keep(recording, deadline);
        };
    }

    private HeldAudio keep(Recording recording, Deadline deadline) {
        String objectKey = keys.create(current.caller().userId(), recording.type());
        boolean kept = false;
        try {
            store.put(objectKey, recording.type(), recording.file(), deadline);
            traffic.stored(recording.bytes(), AudioTraffic.STT);
            HeldAudio held = new HeldAudio(
                    recording.storedAs(objectKey),
                    signer.download(objectKey),
                    NOTHING,
                    () -> orphaned.delete(objectKey));
            kept = true;
            return held;
        } finally {
            if (!kept) {
                orphaned.delete(objectKey);
            }
        }
    }
}
