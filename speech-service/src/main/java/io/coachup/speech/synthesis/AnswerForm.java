package io.coachup.speech.synthesis;

import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** In which form a client wants its audio. */
enum AnswerForm {
    /** A description with an address. */
    JSON,
    /** The audio itself while it arrives. */
    AUDIO;

    private static final String AUDIO_TYPE = "audio";

    /** The first that a client accepts, its wishes being sorted by preference; JSON for any. */
    static AnswerForm of(List<MediaType> accepted) {
        for (MediaType type : accepted) {
            if (AUDIO_TYPE.equals(type.getType())) {
                return AUDIO;
            }
            if (type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return JSON;
            }
        }
        return JSON;
    }
}
