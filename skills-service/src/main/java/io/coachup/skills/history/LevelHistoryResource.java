package io.coachup.skills.history;

import io.coachup.common.json.QueryNumbers;
import io.coachup.common.json.Texts;
import io.coachup.common.request.CurrentRequest;
import io.coachup.skills.database.Database;
import io.coachup.skills.usage.ReturnedItems;
import io.coachup.skills.usage.ReturnedItems.ListRoute;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code GET /api/v1/skills/level-history}: how the caller's levels rose. */
@Path("/api/v1/skills/level-history")
@RunOnVirtualThread
public final class LevelHistoryResource {

    private static final int LIMIT_DEFAULT = 50;
    private static final int LIMIT_MAX = 200;

    private final Database database;
    private final LevelHistory history;
    private final ReturnedItems returned;
    private final CurrentRequest current;

    public LevelHistoryResource(
            Database database, LevelHistory history, ReturnedItems returned, CurrentRequest current) {
        this.database = database;
        this.history = history;
        this.returned = returned;
        this.current = current;
    }

    /** Of each skill that ever rose its newest levels, oldest first. */
    @RegisterForReflection
    public record Levels(Map<String, List<LevelPoint>> history) {}

    @GET
    public Levels levels(@QueryParam("skillId") String skillId, @QueryParam("limit") String limit) {
        String only = Texts.isBlank(skillId) ? null : Texts.id("skillId", skillId, "skillId");
        int rows = QueryNumbers.clamped(limit, LIMIT_DEFAULT, LIMIT_MAX);
        List<LevelPoint> points = database.list(
                "skills.levelHistory",
                handle -> history.of(handle, current.caller().userId(), only, rows));
        Map<String, List<LevelPoint>> bySkill = points.stream()
                .collect(Collectors.groupingBy(LevelPoint::skillId, LinkedHashMap::new, Collectors.toList()));
        current.logField("params", Map.of("limit", rows))
                .logField("items", points.size())
                .logField("skillsReturned", bySkill.size());
        returned.record(ListRoute.LEVEL_HISTORY, points.size());
        return new Levels(bySkill);
    }
}
