package io.coachup.skillsapi.jobs;

/** Names of the attributes that a job's message has on the queue, beside its body. All of them are strings. */
public final class JobAttributes {

    /** W3C trace parent of the request that ended the group; missing where there is none. */
    public static final String TRACE_PARENT = "traceparent";

    /** Id of that request, for operators who look at the queue. */
    public static final String REQUEST_ID = "requestId";

    /** Why a message is in the dead-letter queue: a machine word. */
    public static final String REASON = "reason";

    private JobAttributes() {}
}
