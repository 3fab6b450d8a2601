package io.coachup.speech.storage;

import io.coachup.speech.audio.AudioType;
import java.time.Duration;

/** Makes URLs that allow one operation on one object for a while. */
public interface UrlSigner {

    /** Name in logs. */
    String provider();

    /** How long its URLs work. */
    Duration lifetime();

    /** A URL for uploading exactly {@code sizeBytes} bytes of this type. */
    String upload(String objectKey, AudioType type, long sizeBytes);

    /** A URL for downloading. */
    String download(String objectKey);
}
