package io.coachup.skills.people;

import io.coachup.common.errors.ApiException;
import io.coachup.common.json.JsonBody;
import io.coachup.common.json.Texts;
import java.util.List;

/** What a request changes of a goal. */
record GoalChange(
        Change<String> title,
        Change<String> description,
        Change<GoalStatus> status,
        Change<Long> targetDateMs,
        Change<List<String>> tags) {

    /**
     * A whole goal: what it does not say is taken away, but for tags, which stay.
     *
     * @throws ApiException 400 with {@code missing} when title or status is, whatever else is wrong
     */
    static GoalChange whole(JsonBody request, String missing) {
        if (Texts.isBlank(request.text("title")) || Texts.isBlank(request.text("status"))) {
            throw ApiException.invalid(missing);
        }
        GoalChange said = part(request);
        return new GoalChange(
                said.title(),
                Change.to(said.description().value()),
                said.status(),
                Change.to(said.targetDateMs().value()),
                said.tags());
    }

    /**
     * A part of a goal: what it does not say stays.
     *
     * @throws ApiException 400 when title or status is to be taken away
     */
    static GoalChange part(JsonBody request) {
        GoalChange change = new GoalChange(
                Change.of(request, "title", PersonTexts::title),
                Change.of(request, "description", PersonTexts::description),
                Change.of(request, "status", PersonTexts::status),
                Change.of(request, "targetDateMs", PersonTexts::targetDateMs),
                Change.of(request, "tags", PersonTexts::tags));
        if (change.title().given() && change.title().value() == null
                || change.status().given() && change.status().value() == null) {
            throw ApiException.invalid("title and status can be changed, but not taken away");
        }
        return change;
    }
}
