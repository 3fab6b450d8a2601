package io.coachup.skills.assessments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coachup.common.errors.ApiException;
import io.coachup.common.json.JsonBody;
import io.coachup.common.json.Texts;
import io.coachup.skillsapi.assessments.FinalizeRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Checks the two bodies that finalize accepts: the contract's, with skill hashes, and ours, with skill ids. */
@Singleton
public final class ResultReader {

    private static final double MAX_LEVEL = 10;
    private static final String WRONG_VERSION = "rubricVersion must be '" + FinalizeRequest.RUBRIC_VERSION + "'";
    private static final List<String> SUMMARY_FIELDS =
            List.of("categories", "scores", "highlights", "recommendations", "rubricKeyPoints", "meta", "errors");
    private static final List<String> ITEM_FIELDS = List.of("quotes", "scores");

    private final ObjectMapper mapper;

    public ResultReader(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** What an item says of its skill. */
    public record SkillName(String skillId, String skillHash) {}

    /**
     * The result in a finalize body.
     *
     * @param emptyAllowed whether a result without scored skills is accepted
     * @param skillField name of the item's field that tells its skill
     * @param nameOf turns that field's value into the skill
     */
    public Result read(JsonBody body, boolean emptyAllowed, String skillField, Function<String, SkillName> nameOf) {
        if (!body.isTruthy("sessionId") || !body.isTruthy("groupId") || !body.isTruthy("summary")) {
            throw ApiException.invalid("sessionId, groupId, and summary are required");
        }
        String groupId = body.requiredId("groupId", "groupId must be a non-empty string");
        if (!FinalizeRequest.RUBRIC_VERSION.equals(body.text("rubricVersion", WRONG_VERSION))) {
            throw ApiException.invalid(WRONG_VERSION);
        }
        JsonBody summary = body.object("summary", "summary must be an object");
        String notEmpty = "summary.skillAssessments must be a non-empty array";
        List<JsonBody> items = summary.objects("skillAssessments", notEmpty, "skillAssessments[%d]: must be object");
        if (items.isEmpty() && !emptyAllowed) {
            throw ApiException.invalid(notEmpty);
        }
        List<Result.SkillResult> results = IntStream.range(0, items.size())
                .mapToObj(i -> item(items.get(i), "skillAssessments[" + i + "]: ", skillField, nameOf))
                .toList();
        return new Result(groupId, document(summary), results, body.text("trackedSkillIdHash"));
    }

    private ObjectNode document(JsonBody summary) {
        ObjectNode document = mapper.createObjectNode().put("rubricVersion", FinalizeRequest.RUBRIC_VERSION);
        copy(summary, SUMMARY_FIELDS, document);
        return document;
    }

    private Result.SkillResult item(
            JsonBody item, String prefix, String skillField, Function<String, SkillName> nameOf) {
        SkillName skill = nameOf.apply(item.requiredId(skillField, prefix + skillField + " must be non-empty string"));
        String wrongLevel = prefix + "level must be a number between 0 and 10";
        Double level = item.number("level", wrongLevel);
        if (level == null || level < 0 || level > MAX_LEVEL) {
            throw ApiException.invalid(wrongLevel);
        }
        List<String> met = item.strings("metCriteria", prefix + "metCriteria must be string[]");
        List<String> unmet = item.strings("unmetCriteria", prefix + "unmetCriteria must be string[]");
        List<String> feedback = item.strings("feedback", prefix + "feedback must be string[]");
        ObjectNode document = mapper.createObjectNode().put("level", level);
        document.set("metCriteria", mapper.valueToTree(met));
        document.set("unmetCriteria", mapper.valueToTree(unmet));
        document.set("feedback", mapper.valueToTree(feedback));
        copy(item, ITEM_FIELDS, document);
        return new Result.SkillResult(skill.skillId(), skill.skillHash(), level, met, unmet, feedback, document);
    }

    private static void copy(JsonBody from, List<String> fields, ObjectNode to) {
        for (String field : fields) {
            JsonNode value = from.node(field);
            if (value != null) {
                Texts.storable(field, value.toString());
                if (value.toString().contains("\\u0000")) {
                    throw ApiException.invalid(field + " must not contain NUL characters");
                }
                to.set(field, value);
            }
        }
    }
}
