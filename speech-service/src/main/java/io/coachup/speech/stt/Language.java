package io.coachup.speech.stt;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Hints of the spoken language, as people, browsers and programs write them. */
public final class Language {

    /** Longer ones are no hint. */
    private static final int MAX_CHARS = 100;

    private static final Set<String> CODES = Set.of(Locale.getISOLanguages());
    private static final Map<String, String> NAMES = names();

    /** Where each is spoken by most, for providers that want to know. */
    private static final Map<String, String> REGIONS = Map.ofEntries(
            Map.entry("ar", "EG"),
            Map.entry("bg", "BG"),
            Map.entry("ca", "ES"),
            Map.entry("cs", "CZ"),
            Map.entry("da", "DK"),
            Map.entry("de", "DE"),
            Map.entry("el", "GR"),
            Map.entry("en", "US"),
            Map.entry("es", "ES"),
            Map.entry("et", "EE"),
            Map.entry("fi", "FI"),
            Map.entry("fr", "FR"),
            Map.entry("he", "IL"),
            Map.entry("hi", "IN"),
            Map.entry("hr", "HR"),
            Map.entry("hu", "HU"),
            Map.entry("id", "ID"),
            Map.entry("it", "IT"),
            Map.entry("ja", "JP"),
            Map.entry("ko", "KR"),
            Map.entry("lt", "LT"),
            Map.entry("lv", "LV"),
            Map.entry("nb", "NO"),
            Map.entry("nl", "NL"),
            Map.entry("pl", "PL"),
            Map.entry("pt", "BR"),
            Map.entry("ro", "RO"),
            Map.entry("ru", "RU"),
            Map.entry("sk", "SK"),
            Map.entry("sl", "SI"),
            Map.entry("sr", "RS"),
            Map.entry("sv", "SE"),
            Map.entry("th", "TH"),
            Map.entry("tr", "TR"),
            Map.entry("uk", "UA"),
            Map.entry("vi", "VN"),
            Map.entry("zh", "CN"));

    private Language() {}

    /**
     * A hint as a tag of language and, if it has one, region, such as {@code en} or {@code en-US}; null for what names no
     * language, which is no hint.
     */
    public static String tag(String hint) {
        if (hint == null || hint.length() > MAX_CHARS) {
            return null;
        }
        List<String> parts = List.of(first(hint.trim()).replace('_', '-').split("-", -1));
        String language = code(parts.getFirst().trim().toLowerCase(Locale.ROOT));
        if (language == null) {
            return null;
        }
        return parts.stream()
                .skip(1)
                .map(String::trim)
                .filter(Language::isRegion)
                .findFirst()
                .map(region -> language + "-" + region.toUpperCase(Locale.ROOT))
                .orElse(language);
    }

    /**
     * The tag with a region: {@code configured} if it is of the same language, else where the language is spoken by most.
     *
     * @param tag as {@link #tag} makes them, or null for the configured one
     */
    public static String withRegion(String tag, String configured) {
        if (tag == null || configured.toLowerCase(Locale.ROOT).startsWith(tag + "-")) {
            return configured;
        }
        return tag.contains("-") || !REGIONS.containsKey(tag) ? tag : tag + "-" + REGIONS.get(tag);
    }

    /** Only the language: {@code en} of {@code en-US}; null stays null. */
    public static String withoutRegion(String tag) {
        return tag == null || tag.indexOf('-') < 0 ? tag : tag.substring(0, tag.indexOf('-'));
    }

    /** Of a list in order of preference, such as browsers send, the first, and without what POSIX writes behind it. */
    private static String first(String hint) {
        int end = 0;
        while (end < hint.length() && ",;.@( ".indexOf(hint.charAt(end)) < 0) {
            end++;
        }
        return hint.substring(0, end);
    }

    private static String code(String word) {
        return CODES.contains(word) ? word : NAMES.get(word);
    }

    private static boolean isRegion(String part) {
        return part.length() == 2 && part.chars().allMatch(Language::isLetter)
                || part.length() == 3 && part.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** In English, and in themselves; and with three letters. */
    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        for (String code : Locale.getISOLanguages()) {
            Locale language = Locale.of(code);
            String current = language.getLanguage();
            names.putIfAbsent(language.getDisplayLanguage(language).toLowerCase(Locale.ROOT), current);
            names.put(language.getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT), current);
            names.put(language.getISO3Language(), current);
        }
        names.put("mandarin", "zh");
        names.put("cmn", "zh");
        names.put("yue", "yue");
        names.put("ger", "de");
        names.put("fre", "fr");
        return Map.copyOf(names);
    }
}
