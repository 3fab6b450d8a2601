package io.coachup.speech.transcription;

import io.coachup.common.errors.ApiException;
import io.coachup.common.request.CurrentRequest;
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
import jakarta.inject.Singleton;

/** Gets a recording that lies somewhere, or stood in the request, onto disk, checked. */
@Singleton
final class ReferencedRecordings {

    private static final Runnable NOTHING = () -> {};

    private final StorageConfig storage;
    private final ObjectKeys keys;
    private final ObjectStore store;
    private final AudioUrlParser urls;
    private final AudioFetcher fetcher;
    private final Spool spool;
    private final AudioTraffic traffic;
    private final CurrentRequest current;

    ReferencedRecordings(
            StorageConfig storage,
            ObjectKeys keys,
            ObjectStore store,
            AudioUrlParser urls,
            AudioFetcher fetcher,
            Spool spool,
            AudioTraffic traffic,
            CurrentRequest current) {
        this.storage = storage;
        this.keys = keys;
        this.store = store;
        this.urls = urls;
        this.fetcher = fetcher;
        this.spool = spool;
        this.traffic = traffic;
        this.current = current;
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
        return (_, heard) ->
                new HeldAudio(SpooledRecording.of(audio, contentType, null, heard), null, NOTHING, NOTHING);
    }

    /** Who hears nothing needs nothing. */
    private static HeldAudio unfetched(Recording recording, String audioUrl) {
        return new HeldAudio(recording, audioUrl, NOTHING, NOTHING);
    }

    private HeldAudio checked(SpooledAudio file, String contentType, String objectKey, String audioUrl, boolean heard) {
        traffic.received(file.bytes());
        boolean checked = false;
        try {
            Recording recording = SpooledRecording.of(file, contentType, objectKey, heard);
            checked = true;
            return new HeldAudio(recording, audioUrl, file::close, NOTHING);
        } finally {
            if (!checked) {
                file.close();
            }
        }
    }
}
