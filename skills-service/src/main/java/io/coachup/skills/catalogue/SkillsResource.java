package io.coachup.skills.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.coachup.common.errors.ApiException;
import io.coachup.common.json.Texts;
import io.coachup.common.request.CurrentRequest;
import io.coachup.skills.database.Database;
import io.coachup.skills.usage.ReturnedItems;
import io.coachup.skills.usage.ReturnedItems.ListRoute;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code GET /api/v1/skills}: the public catalogue. */
@Path("/api/v1/skills")
@RunOnVirtualThread
public final class SkillsResource {

    private final Database database;
    private final SkillCatalogue catalogue;
    private final ReturnedItems returned;
    private final CurrentRequest current;

    public SkillsResource(Database database, SkillCatalogue catalogue, ReturnedItems returned, CurrentRequest current) {
        this.database = database;
        this.catalogue = catalogue;
        this.returned = returned;
        this.current = current;
    }

    /** A list of skills. */
    @RegisterForReflection
    public record SkillList(List<Skill> skills) {}

    /** One skill, null when unknown. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record OneSkill(Skill skill) {}

    @GET
    public Object get(@Context UriInfo uri) {
        MultivaluedMap<String, String> query = uri.getQueryParameters();
        return query.containsKey("id")
                ? one(query.getFirst("id"))
                : list(Texts.isBlank(query.getFirst("category")) ? null : query.getFirst("category"));
    }

    private OneSkill one(String id) {
        if (Texts.isBlank(id)) {
            throw ApiException.invalid("id must be a non-empty string");
        }
        Texts.storable("id", id);
        Skill skill = database.inTransaction(
                "skills.get", handle -> catalogue.find(handle, id).orElse(null));
        current.logField("params", skill == null ? Map.of() : Map.of("id", id)).logField("itemFound", skill != null);
        return new OneSkill(skill);
    }

    private SkillList list(String category) {
        List<Skill> skills = database.list("skills.list", catalogue::all).stream()
                .filter(skill -> category == null ? skill.isActive() : category.equals(skill.category()))
                .toList();
        Map<String, Object> params = new LinkedHashMap<>();
        if (category != null && !skills.isEmpty()) {
            params.put("category", category);
        }
        current.logField("params", params).logField("items", skills.size());
        returned.record(ListRoute.SKILLS, skills.size());
        return new SkillList(skills);
    }
}
