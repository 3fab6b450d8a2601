package io.coachup.skills.tracking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.common.json.Texts;
import io.coachup.skills.catalogue.Skill;
import io.coachup.skills.catalogue.SkillCatalogue;
import io.coachup.skills.development.DevelopmentConfig;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What a person practises: the tracked skills, or, where there are none, those that configuration names. */
@Singleton
public final class PracticedSkills {

    private static final String DEMO =
            """
            [{"id":"clarity","name":"clarity","category":"delivery"},{"id":"pacing","name":"pacing","category":"delivery"}]
            """;

    private final TrackedSkills tracked;
    private final SkillCatalogue catalogue;
    private final List<Named> fallback;

    PracticedSkills(
            TrackedSkills tracked, SkillCatalogue catalogue, TrackingConfig config, DevelopmentConfig development) {
        this.tracked = tracked;
        this.catalogue = catalogue;
        String none = development.mockConvex() ? DEMO : "[]";
        this.fallback = parse(config.fallbackSkills().orElse(none)).orElseGet(List::of);
    }

    /** A skill by its names; category may be null. */
    record Named(String id, String name, String category) {}

    /** A skill, which the catalogue may not know, at a level of 0 to 10. */
    public record Practiced(Skill skill, double currentLevel) {}

    /** The person's skills in their order. */
    public List<Practiced> list(Handle handle, String userId) {
        List<TrackedSkill> own = tracked.list(handle, userId);
        if (!own.isEmpty() || fallback.isEmpty()) {
            return own.stream()
                    .map(skill -> new Practiced(skill.skill(), skill.currentLevel()))
                    .toList();
        }
        Map<String, Skill> known =
                catalogue.all(handle).stream().collect(Collectors.toMap(Skill::id, Function.identity()));
        return fallback.stream()
                .map(named -> new Practiced(known.getOrDefault(named.id(), unknown(named)), 0))
                .toList();
    }

    private static Skill unknown(Named named) {
        return new Skill(named.id(), named.name(), null, List.of(), named.category(), true, 0, 0);
    }

    /** The skills of a setting; empty when it is none. */
    static Optional<List<Named>> parse(String setting) {
        List<Named> skills = new ArrayList<>();
        try {
            JsonNode array = new ObjectMapper()
                    .reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(setting);
            for (JsonNode skill : array) {
                Named named = new Named(text(skill, "id"), text(skill, "name"), text(skill, "category"));
                if (!isName(named.id()) || !isName(named.name())) {
                    return Optional.empty();
                }
                skills.add(named);
            }
            return array.isArray() ? Optional.of(List.copyOf(skills)) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static boolean isName(String text) {
        return !Texts.isBlank(text) && text.length() <= Texts.ID_MAX_CHARS;
    }

    private static String text(JsonNode skill, String field) {
        return skill.path(field).textValue();
    }
}
