package io.coachup.speech.transcription;

import io.coachup.common.errors.ApiException;
import io.coachup.common.logging.EventLog;
import io.coachup.common.logging.LogEvent;
import io.coachup.common.logging.LogService;
import io.coachup.common.request.CurrentRequest;
import io.coachup.speech.storage.ObjectStore;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;

/** Recordings that were stored for an answer that nobody got: without their keys they are of no use to anybody. */
@Singleton
final class OrphanedUploads {

    private final ObjectStore store;
    private final EventLog log;
    private final CurrentRequest current;
    private final ExecutorService background;

    OrphanedUploads(
            ObjectStore store, EventLog log, CurrentRequest current, @VirtualThreads ExecutorService background) {
        this.store = store;
        this.log = log;
        this.current = current;
        this.background = background;
    }

    /** Deletes one in the background, because the request may have no time left. What can't be deleted expires. */
    void delete(String objectKey) {
        String requestId = current.requestId();
        background.execute(() -> {
            try {
                store.delete(objectKey);
            } catch (ApiException e) {
                log.warn(LogEvent.named(LogService.NEXT, "stt_discard_error")
                        .with("requestId", requestId)
                        .error(e.code().word(), e.getMessage()));
            }
        });
    }
}
