package io.coachup.speech.transcription;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.request.CurrentRequest;
import io.coachup.common.time.Deadline;
import io.coachup.speech.audio.AudioTraffic;
import io.coachup.speech.audio.AudioType;
import io.coachup.speech.audio.Recording;
import io.coachup.speech.fetch.AudioFetcher;
import io.coachup.speech.fetch.AudioUrl;
import io.coachup.speech.fetch.AudioUrlParser;
import io.coachup.speech.fetch.InlineAudio;
import io.coachup.speech.spool.Spool;
import io.coachup.speech.spool.SpooledAudio;
import io.coachup.speech.storage.ObjectKeys;
import io.coachup.speech.storage.ObjectStore;
import io.coachup.speech.storage.StorageConfig;
import io.coachup.speech.storage.UrlSigner;
import jakarta.inject.Singleton;

/** Finds the recording that a request means, and gets it onto disk, checked. */
@Singleton
final class Recordings {

    private static final Runnable NOTHING = () -> {};

    private final TranscriptionConfig config;
    private final StorageConfig storage;
    private final ObjectKeys keys;
    private final ObjectStore store;
    private final UrlSigner signer;
    private final AudioUrlParser urls;
    private final AudioFetcher fetcher;
    private final Spool spool;
    private final AudioTraffic traffic;
    private final OrphanedUploads unanswered;
    private final CurrentRequest current;

    Recordings(
            TranscriptionConfig config,
            StorageConfig storage,
            ObjectKeys keys,
            ObjectStore store,
            UrlSigner signer,
            AudioUrlParser urls,
            AudioFetcher fetcher,
            Spool spool,
            AudioTraffic traffic,
            OrphanedUploads unanswered,
            CurrentRequest current) {
        this.config = config;
        this.storage = storage;
        this.keys = keys;
        this.store = store;
        this.signer = signer;
        this.urls = urls;
        this.fetcher = fetcher;
        this.spool = spool;
        this.traffic = traffic;
        this.unanswered = unanswered;
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
            Recording recording = recording(form.audio(), contentType, null, heard);
            return config.uploadsInline()
                    ? new HeldAudio(recording, null, NOTHING, NOTHING)
                    : keep(recording, deadline);
        };
    }

    private static Recording recording(SpooledAudio audio, String contentType, String objectKey, boolean heard) {
        return heard
                ? Recording.of(audio.file(), contentType, objectKey)
                : Recording.unheard(audio.file(), contentType, objectKey);
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
                    () -> unanswered.delete(objectKey));
            kept = true;
            return held;
        } finally {
            if (!kept) {
                unanswered.delete(objectKey);
            }
        }
    }

    /**
     * A recording that the caller has stored.
     *
     * @throws ApiException 404 when there is none under that key, or it is somebody else's
     */
    AnnouncedAudio stored(String objectKey) {
        if (!keys.belongsTo(current.caller().userId(), objectKey)) {
            throw ApiException.notFound();
        }
        AudioType type = ObjectKeys.type(objectKey);
        return (deadline, heard) -> {
            if (!heard && !storage.isS3()) {
                return unfetched(Recording.at(objectKey, type, objectKey), null);
            }
            SpooledAudio file =
                    spool.fill(target -> store.download(objectKey, target, storage.maxAudioBytes(), deadline));
            return checked(file, type.contentType(), objectKey, null, heard);
        };
    }

    /**
     * A recording at an address.
     *
     * @throws ApiException 400 when the address must not be fetched
     */
    AnnouncedAudio fetched(String audioUrl) {
        AudioUrl url = urls.parse(audioUrl);
        return (deadline, heard) -> {
            if (!heard && url.isElsewhere()) {
                return unfetched(Recording.at(audioUrl, null, null), audioUrl);
            }
            SpooledAudio file = spool.fill(target -> fetcher.fetch(url, target, deadline));
            return checked(file, url.contentType(), null, audioUrl, heard);
        };
    }

    /**
     * A recording that stood in the request as a {@code data:} URL, of which {@code beginning} is left.
     *
     * @throws ApiException 400 when it is not of audio
     */
    AnnouncedAudio inline(SpooledAudio audio, String beginning) {
        String contentType = InlineAudio.contentType(beginning);
        traffic.received(audio.bytes());
        // It is not given back: it is as long as the request.
        return (_, heard) -> new HeldAudio(recording(audio, contentType, null, heard), null, NOTHING, NOTHING);
    }

    /** Who hears nothing needs nothing. */
    private static HeldAudio unfetched(Recording recording, String audioUrl) {
        return new HeldAudio(recording, audioUrl, NOTHING, NOTHING);
    }

    private HeldAudio checked(SpooledAudio file, String contentType, String objectKey, String audioUrl, boolean heard) {
        traffic.received(file.bytes());
        boolean checked = false;
        try {
            Recording recording = recording(file, contentType, objectKey, heard);
            checked = true;
            return new HeldAudio(recording, audioUrl, file::close, NOTHING);
        } finally {
            if (!checked) {
                file.close();
            }
        }
    }
}
