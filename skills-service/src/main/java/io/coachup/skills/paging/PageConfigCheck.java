package io.coachup.skills.paging;

import static io.coachup.common.settings.Settings.require;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Refuses to start with pages that hold nothing. */
@Singleton
final class PageConfigCheck {

    private final PageConfig config;

    PageConfigCheck(PageConfig config) {
        this.config = config;
    }

    void check(@Observes @Priority(2) StartupEvent event) {
        require(config.maxBytes() >= 1, "PAGE_MAX_BYTES must be at least 1.");
    }
}
