package io.coachup.skills.people;

import io.coachup.common.json.JsonBody;

/** What a request changes of a profile. */
record ProfileChange(Change<String> displayName, Change<String> email, Change<String> avatarUrl, Change<String> bio) {

    static ProfileChange of(JsonBody request) {
        return new ProfileChange(
                Change.of(request, "displayName", PersonTexts::displayName),
                Change.of(request, "email", PersonTexts::email),
                Change.of(request, "avatarUrl", PersonTexts::avatarUrl),
                Change.of(request, "bio", PersonTexts::bio));
    }
}
