package io.coachup.speech.transcription;

import io.coachup.common.errors.ApiException;
import io.coachup.speech.spool.AudioTarget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/**
 * JSON with a recording in it as a {@code data:} URL, which is taken out while it is read: what is read here ends behind
 * {@code ;base64,}, and the recording is on the disk. One that is short stays where it is.
 */
final class RecordingInJson extends InputStream {

    /** A multiple of four. What is shorter is read like any other text. */
    private static final int SHORT_CHARS = 64 * 1024;

    private static final int PREFIX_MAX_CHARS = 120;
    private static final String SCHEME = "data:";
    private static final String BASE64 = ";base64,";
    private static final int BUFFER_BYTES = 8 * 1024;

    private final InputStream json;
    private final AudioTarget target;
    private final long maxBytes;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final ByteArrayOutputStream passed = new ByteArrayOutputStream();
    private byte[] ready = {};
    private int position;

    private final StringBuilder escape = new StringBuilder();
    private final StringBuilder prefix = new StringBuilder();
    private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
    private final ByteArrayOutputStream digits = new ByteArrayOutputStream();
    private boolean inString;
    private Part part = Part.OTHER;
    private OutputStream recording;
    private long bytes;
    private boolean padded;

    /** What of a text is being read. */
    private enum Part {
        OTHER,
        PREFIX,
        DIGITS
    }

    /** {@code target} takes the recording, of at most {@code maxBytes}. */
    RecordingInJson(InputStream json, AudioTarget target, long maxBytes) {
        this.json = json;
        this.target = target;
        this.maxBytes = maxBytes;
    }

    /** Size of the recording that was taken out; 0 if there was none. */
    long bytes() {
        return bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /**
     * Reads what is not taken out.
     *
     * @throws ApiException 400 when there is more than one long recording, or one that is no base64; 413 when it is too
     *     large, and what its target throws
     */
    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (position == ready.length) {
            int read = json.read(buffer);
            if (read < 0) {
                return -1;
            }
            for (int i = 0; i < read; ) {
                i += take(i, read);
            }
            ready = passed.toByteArray();
            passed.reset();
            position = 0;
        }
        int count = Math.min(length, ready.length - position);
        System.arraycopy(ready, position, into, offset, count);
        position += count;
        return count;
    }

    /** Takes what is alike from there on; returns how much. */
    private int take(int start, int end) throws IOException {
        int run = inString && escape.isEmpty() && part != Part.PREFIX ? plain(start, end) : 0;
        if (run == 0) {
            take(buffer[start]);
            return 1;
        }
        if (part == Part.OTHER) {
            passed.write(buffer, start, run);
            return run;
        }
        int count = Math.min(run, SHORT_CHARS - digits.size());
        digits(start, count);
        return count;
    }

    private int plain(int start, int end) {
        int i = start;
        while (i < end && buffer[i] != '"' && buffer[i] != '\\') {
            i++;
        }
        return i - start;
    }

    private void take(byte b) throws IOException {
        if (!inString) {
            passed.write(b);
            if (b == '"') {
                inString = true;
                part = Part.PREFIX;
                prefix.setLength(0);
            }
            return;
        }
        if (!escape.isEmpty() || b == '\\') {
            escape.append((char) (b & 0xFF));
            if (isWhole(escape)) {
                character(unescaped(escape), escape.toString().getBytes(StandardCharsets.ISO_8859_1));
                escape.setLength(0);
            }
        } else if (b == '"') {
            end();
            passed.write(b);
            inString = false;
        } else {
            character((char) (b & 0xFF), new byte[] {b});
        }
    }

    private static boolean isWhole(StringBuilder escape) {
        return escape.length() > 1 && escape.length() == (escape.charAt(1) == 'u' ? 6 : 2);
    }

    /** Of what base64 may be written as; anything else is none. */
    private static char unescaped(StringBuilder escape) {
        if (escape.charAt(1) != 'u') {
            return escape.charAt(1) == '/' ? '/' : 0;
        }
        try {
            return (char) Integer.parseInt(escape.substring(2), 16);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private void character(char c, byte[] written) throws IOException {
        if (part == Part.DIGITS) {
            digit(c, written);
            return;
        }
        passed.write(written);
        if (part == Part.PREFIX) {
            prefix.append(Character.toLowerCase(c));
            String begun = prefix.toString().toLowerCase(Locale.ROOT);
            boolean possible = begun.startsWith(SCHEME.substring(0, Math.min(begun.length(), SCHEME.length())));
            if (!possible || begun.length() > PREFIX_MAX_CHARS) {
                part = Part.OTHER;
            } else if (begun.endsWith(BASE64)) {
                part = Part.DIGITS;
            }
        }
    }

    private void digits(int start, int count) throws IOException {
        digits.write(buffer, start, count);
        if (recording == null) {
            raw.write(buffer, start, count);
        }
        decodeWhenMany();
    }

    private void digit(char c, byte[] written) throws IOException {
        digits.write(c > 0x7F ? 0 : c);
        if (recording == null) {
            raw.write(written);
        }
        decodeWhenMany();
    }

    private void decodeWhenMany() throws IOException {
        if (digits.size() < SHORT_CHARS) {
            return;
        }
        if (recording == null) {
            if (bytes > 0) {
                throw ApiException.invalid("There must be one recording at most");
            }
            recording = target.open();
            raw.reset();
        }
        decode();
    }

    private void end() throws IOException {
        if (recording != null) {
            decode();
            recording.close();
            recording = null;
        } else {
            raw.writeTo(passed);
        }
        raw.reset();
        digits.reset();
        padded = false;
        part = Part.OTHER;
    }

    private void decode() throws IOException {
        byte[] encoded = digits.toByteArray();
        digits.reset();
        if (encoded.length == 0) {
            return;
        }
        if (padded) {
            throw ApiException.invalid("audioUrl must be a public http(s) URL or a data URL of audio");
        }
        padded = encoded[encoded.length - 1] == '=';
        try {
            byte[] decoded = Base64.getDecoder().decode(encoded);
            bytes += decoded.length;
            if (bytes > maxBytes) {
                throw ApiException.tooLarge("Audio too large", maxBytes);
            }
            recording.write(decoded);
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid("audioUrl must be a public http(s) URL or a data URL of audio");
        }
    }

    /** Gives up what is being written; what is read from stays open. */
    @Override
    public void close() throws IOException {
        if (recording != null) {
            recording.close();
        }
    }
}
