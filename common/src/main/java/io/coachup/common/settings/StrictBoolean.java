package io.coachup.common.settings;

import java.util.Locale;
import org.eclipse.microprofile.config.spi.Converter;

/** A switch that a typing error can't turn off: anything but the known words stops the start. */
public final class StrictBoolean implements Converter<Boolean> {

    private static final long serialVersionUID = 1L;

    @Override
    public Boolean convert(String value) {
        return switch (value.trim().toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes", "on" -> true;
            case "0", "false", "no", "off" -> false;
            default ->
                throw new IllegalArgumentException(
                        "A switch must be 1 or 0 (true, false, yes, no, on, off are understood), not " + value);
        };
    }
}
