package io.coachup.common.settings;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * A time whose variable means seconds: a plain number, such as {@code 2} or {@code 0.5}, as it always was, or a number with its
 * unit, such as {@code 500ms}, {@code 2s} or {@code 1m}. Rounded to ms.
 */
public final class Seconds implements Converter<Duration> {

    private static final long serialVersionUID = 1L;

    private static final Pattern PLAIN =
            Pattern.compile("[-+]?(?:[0-9]++(?:\\.[0-9]*+)?|\\.[0-9]++)(?:e[-+]?[0-9]{1,3})?");
    private static final Pattern WITH_UNIT = Pattern.compile("\\A([0-9]{1,9})(ms|s|m|h)");

    /** Longer ones are as good as for ever, in seconds; a hundred years. */
    private static final double LONGEST = 3_155_760_000d;

    @Override
    public Duration convert(String value) {
        String text = value.strip().toLowerCase(Locale.ROOT);
        Matcher withUnit = WITH_UNIT.matcher(text);
        if (withUnit.matches()) {
            long number = Long.parseLong(withUnit.group(1));
            return switch (withUnit.group(2)) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                default -> Duration.ofHours(number);
            };
        }
        if (!PLAIN.matcher(text).matches()) {
            throw new IllegalArgumentException("A time must be a number of seconds, such as 2 or 0.5, or have its unit,"
                    + " such as 500ms, 2s or 1m, unlike " + text);
        }
        return Duration.ofMillis(Math.round(Math.min(Double.parseDouble(text), LONGEST) * 1000));
    }
}
