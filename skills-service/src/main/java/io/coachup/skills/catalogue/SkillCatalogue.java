package io.coachup.skills.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The stored skills, in catalogue order. */
@Singleton
public final class SkillCatalogue {

    private static final String SELECT =
            "select id, title, description, levels, category, is_active, created_at, updated_at from skills ";

    private final ObjectMapper mapper;

    public SkillCatalogue(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** One skill, active or not. */
    public Optional<Skill> find(Handle handle, String id) {
        return handle.createQuery(SELECT + "where id = :id")
                .bind("id", id)
                .map(this::map)
                .findOne();
    }

    /** All skills, inactive ones included. */
    public List<Skill> all(Handle handle) {
        return handle.createQuery(SELECT + "order by position").map(this::map).list();
    }

    private Skill map(ResultSet row, StatementContext context) throws SQLException {
        return new Skill(
                row.getString("id"),
                row.getString("title"),
                row.getString("description"),
                levels(row.getString("levels")),
                row.getString("category"),
                row.getBoolean("is_active"),
                row.getLong("created_at"),
                row.getLong("updated_at"));
    }

    private List<SkillLevel> levels(String stored) throws SQLException {
        try {
            return List.of(mapper.readValue(stored, SkillLevel[].class));
        } catch (JsonProcessingException e) {
            throw new SQLException("Stored skill levels can't be read", e);
        }
    }
}
