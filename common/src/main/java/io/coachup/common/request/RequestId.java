package io.coachup.common.request;

import java.util.UUID;
import java.util.regex.Pattern;

/** The id that names one request on every hop, in every log line and in every answer. */
public final class RequestId {

    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    private RequestId() {}

    /** The caller's id when it is 1 to 128 characters of {@code [A-Za-z0-9._:-]}, else a new UUIDv4. */
    public static String acceptOrCreate(String candidate) {
        return isValid(candidate) ? candidate : create();
    }

    /** A new UUIDv4. */
    public static String create() {
        return UUID.randomUUID().toString();
    }

    /** True when {@code candidate} may be used as it is. */
    public static boolean isValid(String candidate) {
        return candidate != null && VALID.matcher(candidate).matches();
    }
}
