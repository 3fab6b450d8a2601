package io.coachup.skills.development;

import io.coachup.common.settings.StrictBoolean;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import java.util.Optional;

/** What only developers need. */
@ConfigMapping(prefix = "coachup.development")
public interface DevelopmentConfig {

    /** {@code MOCK_CONVEX}: demo people can be made, and who tracks no skill practises two of the demo's. */
    @WithConverter(StrictBoolean.class)
    boolean mockConvex();

    /** {@code DEV_SEED_SECRET}: bearer of the route that makes them; without it everybody may. */
    Optional<String> seedSecret();
}
