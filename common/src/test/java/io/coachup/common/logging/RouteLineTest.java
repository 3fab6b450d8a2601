package io.coachup.common.logging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RouteLineTest {

    @Test
    void aLineHasTheFieldsOfTheSpecificationInTheirOrder() {
        RouteLine line = new RouteLine("r1", "GET /api/v1/skills", "GET", 200, 12, "u:1", "ts:1");

        assertThat(line.event().fields().toString())
                .isEqualTo(
                        "{requestId=r1, route=GET /api/v1/skills, method=GET, status=200, latencyMs=12, userIdHash=u:1,"
                                + " trackedSkillIdHash=ts:1}");
        assertThat(line.event().service()).isEqualTo(LogService.NEXT);
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        RouteLine line = new RouteLine("r1", "GET /health", "GET", 404, 1, null, null);

        assertThat(line.event().fields()).containsOnlyKeys("requestId", "route", "method", "status", "latencyMs");
    }
}
