package io.coachup.common.headers;

import java.util.Locale;
import java.util.Set;

/**
 * Which request headers cross a service boundary. Everything else is dropped: unknown {@code x-*} headers, cookies and
 * hop-by-hop headers among them.
 */
public final class HeaderAllowList {

    private static final Set<String> REQUEST = Set.of(
            Headers.REQUEST_ID,
            Headers.TRACE_PARENT,
            Headers.AUTHORIZATION,
            Headers.TRACKED_SKILL_ID,
            Headers.USER_ID,
            Headers.SESSION_ID,
            Headers.GROUP_ID,
            Headers.PROVIDER,
            Headers.MODEL_ID,
            Headers.DETECT_MS,
            Headers.TRACE_STATE,
            Headers.ACCEPT,
            "accept-language",
            Headers.CONTENT_TYPE,
            "content-length",
            "content-encoding",
            Headers.IDEMPOTENCY_KEY,
            Headers.IF_NONE_MATCH,
            "range",
            "user-agent");

    private HeaderAllowList() {}

    /** True when a request header of this name, in any case, may travel to a service behind. */
    public static boolean allowsRequest(String name) {
        return REQUEST.contains(name.toLowerCase(Locale.ROOT));
    }
}
