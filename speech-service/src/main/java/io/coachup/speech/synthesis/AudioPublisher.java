package io.coachup.speech.synthesis;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.logging.EventLog;
import io.coachup.common.logging.LogEvent;
import io.coachup.common.logging.LogService;
import io.coachup.common.request.CurrentRequest;
import io.coachup.common.time.Deadline;
import io.coachup.speech.audio.AudioTraffic;
import io.coachup.speech.storage.ObjectKeys;
import io.coachup.speech.storage.ObjectStore;
import io.coachup.speech.storage.StorageConfig;
import io.coachup.speech.storage.UrlSigner;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts spoken audio where a client can play it: into the storage, or, without one, into the answer. */
@Singleton
final class AudioPublisher {

    /** Of a {@code data:} URL, which a client holds in memory several times over. */
    private static final long INLINE_MAX_BYTES = 8L * 1024 * 1024;

    private final SynthesisConfig config;
    private final StorageConfig storage;
    private final ObjectKeys keys;
    private final ObjectStore store;
    private final UrlSigner signer;
    private final AudioTraffic traffic;
    private final EventLog log;
    private final CurrentRequest current;

    AudioPublisher(
            SynthesisConfig config,
            StorageConfig storage,
            ObjectKeys keys,
            ObjectStore store,
            UrlSigner signer,
            AudioTraffic traffic,
            EventLog log,
            CurrentRequest current) {
        this.config = config;
        this.storage = storage;
        this.keys = keys;
        this.store = store;
        this.signer = signer;
        this.traffic = traffic;
        this.log = log;
        this.current = current;
    }

    /**
     * A URL that plays the audio; null when the answer has to hold the audio itself, as there is no storage or storing it
     * takes longer than the deadline.
     *
     * @throws ApiException 413 when the audio is too large for the answer and there is no storage
     */
    String publish(SpokenAudio spoken, Deadline deadline) {
        String url = config.upload() && storage.isS3() ? uploaded(spoken, deadline) : null;
        current.logField("uploaded", url != null);
        return url == null ? inline(spoken) : url;
    }

    private String uploaded(SpokenAudio spoken, Deadline deadline) {
        String objectKey =
                keys.createSynthesized(current.caller().userId(), spoken.audio().type());
        try {
            store.put(objectKey, spoken.audio().type(), spoken.spooled().file(), deadline);
        } catch (ApiException e) {
            log.warn(LogEvent.named(LogService.NEXT, "tts_upload_error")
                    .with("requestId", current.requestId())
                    .error(e.code().word(), e.getMessage()));
            return null;
        }
        traffic.stored(spoken.spooled().bytes(), AudioTraffic.TTS);
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("bucket", storage.bucket().orElseThrow());
        place.put("region", storage.region());
        current.logField("storage", place);
        return signer.download(objectKey);
    }

    private static String inline(SpokenAudio spoken) {
        if (spoken.spooled().bytes() > INLINE_MAX_BYTES) {
            throw new ApiException(
                    ErrorCode.PAYLOAD_TOO_LARGE, "The audio is too large for the answer: ask with Accept: audio/*");
        }
        return null;
    }
}
