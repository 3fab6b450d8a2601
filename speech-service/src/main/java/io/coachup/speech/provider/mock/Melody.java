package io.coachup.speech.provider.mock;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;

/** A text as tones, 8 kHz 16-bit mono; made word by word, so that a long text takes no memory. */
final class Melody {

    private static final int SAMPLES_PER_SECOND = 8000;
    private static final int SAMPLES_PER_LETTER = SAMPLES_PER_SECOND * 60 / 1000;
    private static final int PAUSE_SAMPLES = SAMPLES_PER_SECOND * 50 / 1000;
    private static final int FADE_SAMPLES = SAMPLES_PER_SECOND * 10 / 1000;
    private static final int MAX_LETTERS = 12;
    private static final int BYTES_PER_SAMPLE = 2;
    private static final int HEADER_BYTES = 44;
    private static final double LOUDNESS = 0.4;

    /** A pentatonic scale in Hz, so that any order of words sounds bearable. */
    private static final double[] SCALE = {261.6, 293.7, 329.6, 392.0, 440.0};

    private final List<String> words;

    Melody(String text) {
        this.words = List.of(text.strip().split("\\s+"));
    }

    InputStream wav() {
        int samples = words.stream().mapToInt(Melody::samples).sum();
        InputStream header = new ByteArrayInputStream(header(samples * BYTES_PER_SAMPLE));
        return new SequenceInputStream(header, new SequenceInputStream(new Tones(words.iterator())));
    }

    private record Tones(Iterator<String> words) implements Enumeration<InputStream> {

        @Override
        public boolean hasMoreElements() {
            return words.hasNext();
        }

        @Override
        public InputStream nextElement() {
            return new ByteArrayInputStream(tone(words.next()));
        }
    }

    private static int samples(String word) {
        return Math.min(word.length(), MAX_LETTERS) * SAMPLES_PER_LETTER + PAUSE_SAMPLES;
    }

    private static byte[] tone(String word) {
        int samples = samples(word);
        int sounding = samples - PAUSE_SAMPLES;
        double frequency = SCALE[Math.floorMod(word.hashCode(), SCALE.length)];
        ByteBuffer pcm = ByteBuffer.allocate(samples * BYTES_PER_SAMPLE).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < sounding; i++) {
            double fade = Math.min(1, Math.min(i, sounding - i) / (double) FADE_SAMPLES);
            double wave = Math.sin(2 * Math.PI * frequency * i / SAMPLES_PER_SECOND);
            pcm.putShort((short) (wave * fade * LOUDNESS * Short.MAX_VALUE));
        }
        return pcm.array();
    }

    private static byte[] header(int dataBytes) {
        return ByteBuffer.allocate(HEADER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(HEADER_BYTES - 8 + dataBytes)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(SAMPLES_PER_SECOND)
                .putInt(SAMPLES_PER_SECOND * BYTES_PER_SAMPLE)
                .putShort((short) BYTES_PER_SAMPLE)
                .putShort((short) (BYTES_PER_SAMPLE * Byte.SIZE))
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(dataBytes)
                .array();
    }
}
