package io.coachup.skills.paging;

import io.coachup.common.settings.Problems;
import io.coachup.common.settings.SettingsCheck;
import jakarta.inject.Singleton;
import java.util.List;

/** Refuses to start with pages that hold nothing. */
@Singleton
final class PageConfigCheck implements SettingsCheck {

    private final PageConfig config;

    PageConfigCheck(PageConfig config) {
        this.config = config;
    }

    @Override
    public List<String> problems() {
        return new Problems()
                .require(config.maxBytes() >= 1, "PAGE_MAX_BYTES must be at least 1.")
                .all();
    }
}
