package io.coachup.speech.transcription;

/** Where a recording came from: the log's field {@code source}. */
enum Source {
    AUDIO_URL("audioUrl"),
    OBJECT_KEY("objectKey"),
    MULTIPART("multipart");

    private final String word;

    Source(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
