package io.coachup.skillsapi;

/** Paths of skills-service that only other services call. All of them are posts of JSON. */
public final class SkillsPaths {

    /** What a prompt needs to know; in the caller's own name. */
    public static final String CHAT_CONTEXT = "/chat/context";

    /** What a person typed and the coach replied, to be stored; in the service's name. */
    public static final String CHAT_REPLIES = "/internal/chat/replies";

    /** What a person was heard to say; in the caller's own name. */
    public static final String SPEECH_TRANSCRIPTS = "/speech/transcripts";

    /** What speaking to a person cost; in the service's name. */
    public static final String SPEECH_SYNTHESES = "/internal/speech/syntheses";

    /** All that is stored of a person; in the caller's own name. */
    public static final String USERS_EXPORT = "/users/export";

    /** Audio of erased people that is to be deleted; in the service's name. */
    public static final String AUDIO_ERASURES = "/internal/audio/erasures";

    /** Below {@link #AUDIO_ERASURES}: says what became of a lease. */
    public static final String END = "/end";

    /** Jobs to be scored; in the service's name, as the following. */
    public static final String ASSESSMENTS = "/internal/assessments";

    /** Below {@link #ASSESSMENTS}: loads a job. */
    public static final String LOAD = "/job";

    /** Below {@link #ASSESSMENTS}: stores a job's result. */
    public static final String FINALIZE = "/finalize";

    /** Below {@link #ASSESSMENTS}: gives a job up. */
    public static final String DEAD = "/dead";

    /** Jobs where there is no queue. */
    public static final String LEASES = "/internal/jobs";

    /** Below {@link #LEASES} and {@link #AUDIO_ERASURES}: leases one. */
    public static final String TAKE = "/lease";

    /** Below {@link #LEASES}: prolongs a lease. */
    public static final String EXTEND = "/extend";

    /** Below {@link #LEASES}: ends a lease without a result. */
    public static final String RELEASE = "/release";

    /** What a person may use in a day; in the service's name. */
    public static final String BUDGETS = "/internal/budgets";

    /** Below {@link #BUDGETS}: promises audio. */
    public static final String RESERVATIONS = "/reservations";

    /** Below {@link #BUDGETS}: says what a promise really took. */
    public static final String SETTLEMENTS = "/settlements";

    private SkillsPaths() {}
}
