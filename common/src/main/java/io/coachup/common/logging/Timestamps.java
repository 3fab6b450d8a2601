package io.coachup.common.logging;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes moments with three digits of a second. Date and time of a second are written once, because many lines share it. */
final class Timestamps {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int NANOS_PER_MS = 1_000_000;

    private volatile Second newest = new Second(Long.MIN_VALUE, "");

    private record Second(long epoch, String text) {}

    /** Such as {@code 2025-08-19T13:59:12.345Z}. */
    String of(Instant moment) {
        Second second = newest;
        if (second.epoch() != moment.getEpochSecond()) {
            second = new Second(moment.getEpochSecond(), SECOND.format(moment));
            newest = second;
        }
        int ms = moment.getNano() / NANOS_PER_MS;
        return second.text() + (char) ('0' + ms / 100) + (char) ('0' + ms / 10 % 10) + (char) ('0' + ms % 10) + 'Z';
    }
}
