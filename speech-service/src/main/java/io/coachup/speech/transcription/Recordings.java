package io.coachup.speech.transcription;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.request.CurrentRequest;
import io.coachup.speech.audio.AudioType;
import io.coachup.speech.audio.Recording;
import io.coachup.speech.remote.AudioFetcher;
import io.coachup.speech.remote.AudioUrl;
import io.coachup.speech.remote.AudioUrlParser;
import io.coachup.speech.spool.Spool;
import io.coachup.speech.spool.SpooledAudio;
import io.coachup.speech.storage.ObjectKeys;
import io.coachup.speech.storage.ObjectStore;
import io.coachup.speech.storage.StorageConfig;
import io.coachup.speech.storage.UrlSigner;
import io.coachup.speech.traffic.AudioTraffic;
import jakarta.inject.Singleton;

/** Gets the recording that a request means onto disk, checked. */
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
        this.current = current;
    }

    /** An uploaded recording, stored unless uploads go straight to the provider. */
    HeldAudio uploaded(UploadForm form) {
        if (form.audio() == null) {
            throw ApiException.invalid("audio file is required in form field 'audio'");
        }
        traffic.received(form.audio().bytes());
        String contentType = form.contentType() == null ? "" : form.contentType();
        AudioType.uploadable(contentType).orElseThrow(() -> ApiException.invalid("Unsupported contentType"));
        if (form.audio().bytes() < 1) {
            throw ApiException.tooLarge("Audio too large", storage.maxAudioBytes());
        }
        if (!config.uploadsInline() && !storage.isS3()) {
            current.logError(
                    ErrorCode.PROVIDER_UNCONFIGURED.word(),
                    storage.bucket().isEmpty() ? "S3_BUCKET_AUDIO missing" : "STORAGE_PROVIDER is not s3");
            throw new ApiException(ErrorCode.PROVIDER_UNCONFIGURED, "Storage not configured");
        }
        Recording recording = Recording.of(form.audio().file(), contentType, null);
        return config.uploadsInline() ? new HeldAudio(Source.MULTIPART, recording, null, NOTHING) : keep(recording);
    }

    private HeldAudio keep(Recording recording) {
        String objectKey = keys.create(current.caller().userId(), recording.type());
        store.put(objectKey, recording.type(), recording.file());
        traffic.stored(recording.bytes(), AudioTraffic.STT);
        Recording kept =
                new Recording(recording.file(), recording.bytes(), recording.type(), recording.duration(), objectKey);
        return new HeldAudio(Source.MULTIPART, kept, signer.download(objectKey), NOTHING);
    }

    /**
     * A recording that the caller has stored.
     *
     * @throws ApiException 404 when there is none under that key, or it is somebody else's
     */
    HeldAudio stored(String objectKey) {
        if (!keys.belongsTo(current.caller().userId(), objectKey)) {
            throw ApiException.notFound();
        }
        SpooledAudio file = spool.fill(target -> store.download(objectKey, target, storage.maxAudioBytes()));
        return checked(file, null, objectKey, null);
    }

    /**
     * A recording at an address.
     *
     * @throws ApiException 400 when the address must not be fetched or leads to no audio
     */
    HeldAudio fetched(String audioUrl) {
        AudioUrl url = urls.parse(audioUrl);
        SpooledAudio file = spool.fill(target -> fetcher.fetch(url, target));
        return checked(file, url.contentType(), null, audioUrl);
    }

    private HeldAudio checked(SpooledAudio file, String contentType, String objectKey, String audioUrl) {
        traffic.received(file.bytes());
        boolean checked = false;
        try {
            Recording recording = Recording.of(file.file(), contentType, objectKey);
            checked = true;
            Source source = objectKey == null ? Source.AUDIO_URL : Source.OBJECT_KEY;
            return new HeldAudio(source, recording, audioUrl, file::close);
        } finally {
            if (!checked) {
                file.close();
            }
        }
    }
}
