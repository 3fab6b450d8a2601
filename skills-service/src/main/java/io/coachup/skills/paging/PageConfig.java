package io.coachup.skills.paging;

import io.smallrye.config.ConfigMapping;

/** How much one answer may hold. */
@ConfigMapping(prefix = "coachup.pages")
public interface PageConfig {

    /** {@code PAGE_MAX_BYTES}: a page ends with the row that would exceed this, unless it is its first. */
    int maxBytes();
}
