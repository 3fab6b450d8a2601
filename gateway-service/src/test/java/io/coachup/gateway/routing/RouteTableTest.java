package io.coachup.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.common.identity.InternalRoutes;
import io.coachup.gateway.body.RouteBodyLimit;
import io.vertx.core.http.HttpMethod;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

    private final RouteTable table = new RouteTable(() -> 1000);

    @Test
    void aRecordingMayBeAsLargeAsConfiguredAlsoAsBase64WithAFormAroundIt() {
        RouteMatch.Found found = (RouteMatch.Found) match(HttpMethod.POST, "/api/v1/stt");

        assertThat(found.route().body()).isEqualTo(new RouteBodyLimit(1336 + 1024 * 1024, 1000L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal",
                "/internal/jobs/lease",
                "/internal/chat/replies",
                "/chat/context",
                "/q/health",
                "/metrics",
                "//api/chat",
                "/api//chat",
                "/api/chat/",
                "/health/",
                "/API/chat",
                "/api/chat;a=b",
                "/api;internal/chat",
                "/api/assessments/",
                "/api/assessments/convex/a/b",
                "/api%2fv1%2fskills",
                "/api/v1%2Fskills",
                "/api%2Fassessments"
            })
    void whatIsNotListedDoesNotExist(String path) {
        assertThat(match(HttpMethod.GET, path)).isInstanceOf(RouteMatch.Unknown.class);
        assertThat(match(HttpMethod.POST, path)).isInstanceOf(RouteMatch.Unknown.class);
    }

    @Test
    void noRouteLeadsToOneThatOnlyServicesCall() {
        assertThat(table.all())
                .noneMatch(route -> InternalRoutes.contains(route.path()) || InternalRoutes.contains(route.target()));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /messages/ingest, /api/messages/ingest, POST /api/messages/ingest",
        "POST, /assessments/run, /api/assessments/run, POST /api/assessments/run",
        "GET, /assessments/s%201, /api/assessments/s%201, GET /api/assessments/{sessionId}",
        "GET, /api/assessments/a%3Bb, /api/assessments/a%3Bb, GET /api/assessments/{sessionId}",
        "GET, /api/assessments/a;b, /api/assessments/a%3Bb, GET /api/assessments/{sessionId}",
        "GET, /api/assessments/a%2Fb, /api/assessments/a%2Fb, GET /api/assessments/{sessionId}",
        "GET, /api/assessments/convex%2Fx, /api/assessments/convex%2Fx, GET /api/assessments/{sessionId}",
        "GET, /api/assessments/%252e%252e, /api/assessments/%252e%252e, GET /api/assessments/{sessionId}",
        "GET, /api/assessments/convex/s1, /api/assessments/convex/s1, GET /api/assessments/convex/{sessionId}",
        "HEAD, /api/v1/skills, /api/v1/skills, GET /api/v1/skills",
        "GET, /chat/stream, /api/chat, GET /api/chat",
        "GET, /chat/tracked-skills, /api/tracked-skills, GET /api/tracked-skills",
        "PATCH, /api/v1/users/goals, /api/v1/users/goals, PATCH /api/v1/users/goals"
    })
    void aRouteIsNamedAfterItsTargetAndAskedForInCanonicalForm(
            String method, String path, String upstream, String label) {
        RouteMatch.Found found = (RouteMatch.Found) match(HttpMethod.valueOf(method), path);

        assertThat(found.upstreamPath()).isEqualTo(upstream);
        assertThat(found.route().label()).isEqualTo(label);
    }

    @Test
    void aKnownPathTellsItsMethods() {
        assertThat(match(HttpMethod.DELETE, "/api/v1/users/profile"))
                .isEqualTo(new RouteMatch.OtherMethods("GET, HEAD, PUT, OPTIONS"));
        assertThat(match(HttpMethod.GET, "/api/assessments/run"))
                .as("the literal path wins over the parameter")
                .isEqualTo(new RouteMatch.OtherMethods("POST, OPTIONS"));
        assertThat(match(HttpMethod.GET, "/api/assessments/%72un"))
                .as("so it does when spelled otherwise")
                .isEqualTo(new RouteMatch.OtherMethods("POST, OPTIONS"));
    }

    @Test
    void onlyWhatIsMeantToBeOpenIsOpen() {
        assertThat(table.all().stream()
                        .filter(route -> route.access() != Access.CALLER)
                        .map(route -> route.label() + " " + route.access())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        "GET / PUBLIC",
                        "GET /health PUBLIC",
                        "GET /openapi PUBLIC",
                        "POST /api/telemetry/voice PUBLIC",
                        "POST /api/telemetry/vitals OPTIONAL",
                        "GET /api/v1/skills PUBLIC",
                        "POST /api/dev/seed-user PUBLIC",
                        "POST /api/assessments/convex/finalize SERVICE_SECRET",
                        "POST /api/v1/skills/level SERVICE_SECRET");
    }

    private RouteMatch match(HttpMethod method, String path) {
        return table.match(method, RequestPath.parse(path));
    }
}
