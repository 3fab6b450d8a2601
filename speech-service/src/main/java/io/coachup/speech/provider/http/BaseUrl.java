package io.coachup.speech.provider.http;

import java.net.URI;

/** Addresses of APIs as people write them, with a slash at the end or without. */
public final class BaseUrl {

    private BaseUrl() {}

    /** The address of {@code path}, which begins with a slash, below {@code base}. */
    public static URI of(String base, String path) {
        int end = base.length();
        while (end > 0 && base.charAt(end - 1) == '/') {
            end--;
        }
        return URI.create(base.substring(0, end) + path);
    }
}
