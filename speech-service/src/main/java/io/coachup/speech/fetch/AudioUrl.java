package io.coachup.speech.fetch;

/** An {@code audioUrl} that may be fetched, as far as that can be told without asking anybody. */
public sealed interface AudioUrl permits RemoteAudio, InlineAudio {

    /** The content type that its sender binds itself to, or null: what a server will say of it binds nobody. */
    String contentType();

    /** Whether it would have to be fetched. */
    boolean isElsewhere();
}
