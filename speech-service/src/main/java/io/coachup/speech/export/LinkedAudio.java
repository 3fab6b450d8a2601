package io.coachup.speech.export;

import com.fasterxml.jackson.core.JsonGenerator;
import io.coachup.speech.storage.ObjectKeys;
import io.coachup.speech.storage.PersonAudio;
import io.coachup.speech.storage.UrlSigner;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Writes a person's audio as links that work for a while. */
@Singleton
final class LinkedAudio {

    private final PersonAudio audio;
    private final UrlSigner signer;

    LinkedAudio(PersonAudio audio, UrlSigner signer) {
        this.audio = audio;
        this.signer = signer;
    }

    /** The first page, so that a storage that fails is known before an answer begins. */
    PersonAudio.Page first(String userId) {
        return audio.page(userId, PersonAudio.Next.FIRST);
    }

    /** Writes all of it, {@code first} being the first page. */
    void write(JsonGenerator out, String userId, PersonAudio.Page first) throws IOException {
        out.writeArrayFieldStart("audio");
        for (PersonAudio.Page page = first; page != null; ) {
            for (PersonAudio.Stored stored : page.audio()) {
                write(out, stored);
            }
            page = page.next() == null ? null : audio.page(userId, page.next());
        }
        out.writeEndArray();
    }

    private void write(JsonGenerator out, PersonAudio.Stored stored) throws IOException {
        out.writeStartObject();
        out.writeStringField("objectKey", stored.objectKey());
        out.writeStringField("contentType", ObjectKeys.type(stored.objectKey()).contentType());
        out.writeNumberField("sizeBytes", stored.sizeBytes());
        out.writeNumberField("storedAt", stored.storedAt().toEpochMilli());
        out.writeStringField("url", signer.download(stored.objectKey()));
        out.writeNumberField(
                "expiresAt", System.currentTimeMillis() + signer.lifetime().toMillis());
        out.writeEndObject();
    }
}
