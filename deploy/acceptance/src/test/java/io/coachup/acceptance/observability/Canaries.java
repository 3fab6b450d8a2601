package io.coachup.acceptance.observability;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Unique secrets, each known by where it was put in, and how to recognize them: as they are, in any case, or in Base64. */
final class Canaries {

    private final String mark =
            "zq" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    private final List<String> inputs = new ArrayList<>();
    private final Pattern plain = Pattern.compile(mark + "(\\d+)z", Pattern.CASE_INSENSITIVE);
    private final List<String> encoded = new ArrayList<>();

    Canaries() {
        // A text is one of three in Base64, by where it begins in a group of three bytes; its ends depend on its
        // neighbours.
        for (String before : List.of("", "x", "xx")) {
            String whole = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((before + mark).getBytes(StandardCharsets.UTF_8));
            encoded.add(whole.substring(before.isEmpty() ? 0 : 4, whole.length() - 3));
        }
    }

    /** A new one, for this input. */
    synchronized String of(String input) {
        inputs.add(input);
        return mark + (inputs.size() - 1) + "z";
    }

    /** Where those were put in that stand in a text, each once; {@code (encoded)} for one that can't be told from others. */
    synchronized List<String> in(String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = plain.matcher(text);
        while (matcher.find()) {
            String input = inputs.get(Integer.parseInt(matcher.group(1)));
            if (!found.contains(input)) {
                found.add(input);
            }
        }
        String safe = text.replace('+', '-').replace('/', '_');
        if (encoded.stream().anyMatch(safe::contains)) {
            found.add("(encoded)");
        }
        if (found.isEmpty() && text.toLowerCase(Locale.ROOT).contains(mark)) {
            found.add("(a part of one)");
        }
        return found;
    }
}
