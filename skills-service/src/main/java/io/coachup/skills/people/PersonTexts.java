package io.coachup.skills.people;

import io.coachup.common.errors.ApiException;
import io.coachup.common.json.JsonBody;
import io.coachup.common.json.Texts;
import java.util.List;

/** What profiles and goals may hold; every wrong text is a 400 that says what is right. */
final class PersonTexts {

    private static final int NAME_MAX_CHARS = 100;
    private static final int EMAIL_MAX_CHARS = 254;
    private static final int URL_MAX_CHARS = 2048;
    private static final int BIO_MAX_CHARS = 500;
    private static final int TITLE_MAX_CHARS = 100;
    private static final int DESCRIPTION_MAX_CHARS = 500;
    private static final int TAG_MAX_CHARS = 50;
    private static final int TAGS_MAX = 20;

    private PersonTexts() {}

    static String displayName(JsonBody request, String field) {
        return visible(request, field, NAME_MAX_CHARS);
    }

    static String email(JsonBody request, String field) {
        String email = visible(request, field, EMAIL_MAX_CHARS);
        if (email != null && !looksLikeEmail(email)) {
            throw ApiException.invalid(field + " must look like name@example.org");
        }
        return email;
    }

    /** A name, one {@code @}, and a domain of at least two parts; a pattern for this would not be linear in every use. */
    private static boolean looksLikeEmail(String text) {
        int at = text.indexOf('@');
        String domain = text.substring(at + 1);
        return at > 0
                && domain.indexOf('@') < 0
                && domain.indexOf('.') > 0
                && !domain.endsWith(".")
                && !domain.contains("..")
                && text.codePoints().noneMatch(Character::isWhitespace);
    }

    static String avatarUrl(JsonBody request, String field) {
        String url = visible(request, field, URL_MAX_CHARS);
        if (url != null && !url.startsWith("https://") && !url.startsWith("http://")) {
            throw ApiException.invalid(field + " must be a valid http(s) URL");
        }
        return url;
    }

    static String bio(JsonBody request, String field) {
        return visible(request, field, BIO_MAX_CHARS);
    }

    static String title(JsonBody request, String field) {
        return visible(request, field, TITLE_MAX_CHARS, field + " must not be blank");
    }

    static String description(JsonBody request, String field) {
        return visible(request, field, DESCRIPTION_MAX_CHARS);
    }

    static Long targetDateMs(JsonBody request, String field) {
        return request.epochMs(field, field + " must be a time in epoch ms");
    }

    static GoalStatus status(JsonBody request, String field) {
        String word = request.text(field);
        return word == null ? null : GoalStatus.of(word);
    }

    /** Null stands for none. */
    static List<String> tags(JsonBody request, String field) {
        String wrong = field + " must be at most " + TAGS_MAX + " strings of 1 to " + TAG_MAX_CHARS + " characters";
        if (!request.has(field)) {
            return List.of();
        }
        List<String> tags = request.strings(field, wrong);
        if (tags.size() > TAGS_MAX
                || tags.stream().anyMatch(tag -> Texts.isBlank(tag) || tag.length() > TAG_MAX_CHARS)) {
            throw ApiException.invalid(wrong);
        }
        return tags.stream().map(String::strip).toList();
    }

    private static String visible(JsonBody request, String field, int maxChars) {
        return visible(request, field, maxChars, field + " must not be blank; null takes it away");
    }

    private static String visible(JsonBody request, String field, int maxChars, String blank) {
        String text = request.text(field);
        if (text == null) {
            return null;
        }
        if (Texts.isBlank(text)) {
            throw ApiException.invalid(blank);
        }
        String stripped = text.strip();
        if (stripped.length() > maxChars) {
            throw ApiException.invalid(field + " must not be longer than " + maxChars + " characters");
        }
        return stripped;
    }
}
