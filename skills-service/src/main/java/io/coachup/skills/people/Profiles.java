package io.coachup.skills.people;

import io.coachup.skills.rights.PersonLock;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The stored profiles, one a person at most. */
@Singleton
public final class Profiles {

    private static final RowMapper<Profile> PROFILE = (row, _) -> new Profile(
            row.getString("user_id"),
            row.getString("display_name"),
            row.getString("email"),
            row.getString("avatar_url"),
            row.getString("bio"),
            row.getLong("created_at"),
            row.getLong("updated_at"));

    /** The person's profile. */
    public Optional<Profile> find(Handle handle, String userId) {
        return handle.createQuery(
                        """
                        select user_id, display_name, email, avatar_url, bio, created_at, updated_at
                        from users_profile where user_id = :userId
                        """)
                .bind("userId", userId)
                .map(PROFILE)
                .findOne();
    }

    /** Makes or changes the person's profile; true when there was none. Waits while the person is being erased. */
    boolean put(Handle handle, String userId, ProfileChange change, long now) {
        return handle.createQuery(
                        """
                        insert into users_profile as stored
                            (user_id, display_name, email, avatar_url, bio, created_at, updated_at)
                        select :userId, :displayName, :email, :avatarUrl, :bio, :now, :now from\s"""
                                + PersonLock.TAKEN
                                + """
                         on conflict (user_id) do update set
                            display_name = case when :hasName then excluded.display_name else stored.display_name end,
                            email = case when :hasEmail then excluded.email else stored.email end,
                            avatar_url = case when :hasAvatar then excluded.avatar_url else stored.avatar_url end,
                            bio = case when :hasBio then excluded.bio else stored.bio end,
                            updated_at = :now
                        returning stored.xmax = 0 as created
                        """)
                .bind("userId", userId)
                .bind("displayName", change.displayName().value())
                .bind("hasName", change.displayName().given())
                .bind("email", change.email().value())
                .bind("hasEmail", change.email().given())
                .bind("avatarUrl", change.avatarUrl().value())
                .bind("hasAvatar", change.avatarUrl().given())
                .bind("bio", change.bio().value())
                .bind("hasBio", change.bio().given())
                .bind("now", now)
                .mapTo(Boolean.class)
                .one();
    }
}
