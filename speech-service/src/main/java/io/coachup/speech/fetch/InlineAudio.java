package io.coachup.speech.fetch;

import io.coachup.common.errors.ApiException;
import io.coachup.speech.audio.AudioType;
import io.coachup.speech.spool.AudioTarget;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * A {@code data:audio/…;base64,…} URL.
 *
 * @param url the whole of it
 * @param payload where its base64 begins, which is checked
 */
public record InlineAudio(String url, int payload, String contentType) implements AudioUrl {

    private static final String SCHEME = "data:";
    private static final String BASE64 = ";base64,";
    private static final int TYPE_MAX_CHARS = 100;
    private static final String NOTHING = "AAAA";
    private static final int CHUNK_CHARS = 16 * 1024;

    static boolean hasScheme(String url) {
        return url.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** True for what is left of one whose base64 was taken out on its way. */
    public static boolean isTakenOut(String url) {
        return hasScheme(url) && url.length() < TYPE_MAX_CHARS && url.endsWith(",");
    }

    /**
     * The content type of one of which only the beginning is left.
     *
     * @throws ApiException 400 when it is not of audio
     */
    public static String contentType(String url) {
        return parse(url + NOTHING).orElseThrow(AudioUrlParser::refused).contentType();
    }

    /** Empty when it is no audio that may be uploaded, or not properly encoded. */
    static Optional<InlineAudio> parse(String url) {
        // A recorder's list of codecs holds commas of its own, so the first comma is not always the end of the type.
        int end = url.substring(0, Math.min(url.length(), TYPE_MAX_CHARS))
                .toLowerCase(Locale.ROOT)
                .indexOf(BASE64);
        if (end <= SCHEME.length() || !isBase64(url, end + BASE64.length())) {
            return Optional.empty();
        }
        String contentType = url.substring(SCHEME.length(), end);
        return AudioType.mayBe(contentType)
                ? Optional.of(new InlineAudio(url, end + BASE64.length(), name(contentType)))
                : Optional.empty();
    }

    private static String name(String contentType) {
        return AudioType.named(contentType).map(AudioType::contentType).orElse(contentType);
    }

    private static boolean isBase64(String url, int start) {
        int end = url.length();
        while (end > start && end > url.length() - 2 && url.charAt(end - 1) == '=') {
            end--;
        }
        boolean padded = end < url.length();
        int digits = end - start;
        if (digits < 2 || digits % 4 == 1 || padded && (url.length() - start) % 4 != 0) {
            return false;
        }
        for (int i = start; i < end; i++) {
            char c = url.charAt(i);
            boolean digit =
                    c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/';
            if (!digit) {
                return false;
            }
        }
        return true;
    }

    /**
     * Writes the audio into {@code target}.
     *
     * @return bytes
     * @throws ApiException 413 when there are more than {@code maxBytes}
     */
    long write(AudioTarget target, long maxBytes) {
        long bytes = 0;
        try (OutputStream disk = target.open()) {
            for (int start = payload; start < url.length(); start += CHUNK_CHARS) {
                String chunk = url.substring(start, Math.min(url.length(), start + CHUNK_CHARS));
                byte[] decoded = Base64.getDecoder().decode(chunk.getBytes(StandardCharsets.US_ASCII));
                bytes += decoded.length;
                if (bytes > maxBytes) {
                    throw ApiException.tooLarge("Audio too large", maxBytes);
                }
                disk.write(decoded);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes;
    }

    @Override
    public boolean isElsewhere() {
        return false;
    }

    /** Not the URL: it is a person's voice. */
    @Override
    public String toString() {
        return "InlineAudio";
    }
}
