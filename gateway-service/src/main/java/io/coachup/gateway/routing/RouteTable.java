package io.coachup.gateway.routing;

import static io.coachup.gateway.routing.Access.CALLER;
import static io.coachup.gateway.routing.Access.OPTIONAL;
import static io.coachup.gateway.routing.Access.PUBLIC;
import static io.coachup.gateway.routing.Access.SERVICE_SECRET;
import static io.coachup.gateway.routing.Owner.SELF;
import static io.coachup.gateway.routing.Owner.SKILLS;
import static io.coachup.gateway.routing.Owner.SPEECH;
import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.HEAD;
import static io.vertx.core.http.HttpMethod.OPTIONS;
import static io.vertx.core.http.HttpMethod.PATCH;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import io.coachup.gateway.body.RouteBodyLimit;
import io.coachup.gateway.limits.LimitClass;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Every public route. What is not here does not exist for the outside, {@code /internal} above all. */
@Singleton
public final class RouteTable {

    private static final long KIB = 1024;
    private static final long MIB = 1024 * KIB;

    /** Bodies of reads: they have none, a few bytes do no harm. */
    private static final RouteBodyLimit NO_BODY = RouteBodyLimit.of(4 * KIB);

    private static final RouteBodyLimit JSON = RouteBodyLimit.of(256 * KIB);

    /** Browsers send no more without waiting. */
    private static final RouteBodyLimit BEACON = RouteBodyLimit.of(64 * KIB);

    /** A page has eight measures. */
    private static final RouteBodyLimit VITALS_BODY = RouteBodyLimit.of(8 * KIB);

    /** The worker's callback carries a whole assessment. */
    private static final RouteBodyLimit ASSESSMENT = RouteBodyLimit.of(2 * MIB);

    public static final Route CHAT = self(GET, "/api/chat", CALLER, NO_BODY).within(LimitClass.CHAT);
    public static final Route CHAT_ALIAS = alias(CHAT, "/chat/stream");
    public static final Route CHAT_POST =
            self(POST, "/api/v1/chat", CALLER, JSON).within(LimitClass.CHAT);
    public static final Route PROMPT_PREVIEW = self(GET, "/api/v1/chat/prompt-preview", CALLER, NO_BODY);
    public static final Route TELEMETRY =
            self(POST, "/api/telemetry/voice", PUBLIC, BEACON).within(LimitClass.TELEMETRY);
    public static final Route VITALS =
            self(POST, "/api/telemetry/vitals", OPTIONAL, VITALS_BODY).within(LimitClass.TELEMETRY);
    public static final Route ROOT = self(GET, "/", PUBLIC, NO_BODY);
    public static final Route HEALTH = self(GET, "/health", PUBLIC, NO_BODY);
    public static final Route OPENAPI = self(GET, "/openapi", PUBLIC, NO_BODY);

    private static final Route INGEST = skills(POST, "/api/messages/ingest");
    private static final Route RUN = skills(POST, "/api/assessments/run");
    private static final Route ASSESSMENT_OF = skills(GET, "/api/assessments/{sessionId}");
    private static final Route TRACKED_NAMES = skills(GET, "/api/tracked-skills");

    private static List<Route> routes(RouteBodyLimit audio) {
        return List.of(
                CHAT,
                CHAT_ALIAS,
                CHAT_POST,
                PROMPT_PREVIEW,
                TELEMETRY,
                VITALS,
                ROOT,
                HEALTH,
                OPENAPI,
                INGEST,
                alias(INGEST, "/messages/ingest"),
                RUN,
                alias(RUN, "/assessments/run"),
                ASSESSMENT_OF,
                alias(ASSESSMENT_OF, "/assessments/{sessionId}"),
                skills(GET, "/api/assessments/convex/{sessionId}"),
                route(POST, "/api/assessments/convex/finalize", SKILLS, SERVICE_SECRET, ASSESSMENT),
                route(GET, "/api/v1/skills", SKILLS, PUBLIC, NO_BODY),
                skills(GET, "/api/v1/skills/tracked"),
                skills(GET, "/api/v1/skills/level-history"),
                skills(POST, "/api/v1/skills/track"),
                skills(POST, "/api/v1/skills/untrack"),
                route(POST, "/api/v1/skills/level", SKILLS, SERVICE_SECRET, JSON),
                TRACKED_NAMES,
                alias(TRACKED_NAMES, "/chat/tracked-skills"),
                skills(GET, "/api/v1/transcripts"),
                skills(GET, "/api/v1/interactions"),
                skills(POST, "/api/v1/interactions"),
                skills(GET, "/api/v1/events"),
                skills(GET, "/api/v1/sessions"),
                skills(GET, "/api/v1/sessions/list"),
                skills(GET, "/api/v1/sessions/metrics"),
                skills(POST, "/api/v1/sessions/state"),
                route(POST, "/api/dev/seed-user", SKILLS, PUBLIC, JSON),
                skills(GET, "/api/v1/session-summary").within(LimitClass.PROFILE),
                skills(POST, "/api/v1/session-summary").within(LimitClass.CHAT),
                skills(POST, "/api/v1/session-summary/generate").within(LimitClass.CHAT),
                skills(GET, "/api/v1/users/profile").within(LimitClass.PROFILE),
                skills(PUT, "/api/v1/users/profile").within(LimitClass.PROFILE),
                skills(GET, "/api/v1/users/goals").within(LimitClass.PROFILE),
                skills(POST, "/api/v1/users/goals").within(LimitClass.PROFILE),
                skills(PATCH, "/api/v1/users/goals").within(LimitClass.PROFILE),
                skills(DELETE, "/api/v1/users/goals").within(LimitClass.PROFILE),
                skills(DELETE, "/api/v1/users"),
                route(GET, "/api/v1/users/export", SPEECH, CALLER, NO_BODY),
                route(POST, "/api/v1/stt", SPEECH, CALLER, audio),
                route(POST, "/api/v1/tts", SPEECH, CALLER, JSON),
                route(GET, "/api/v1/storage/audio/presign", SPEECH, CALLER, NO_BODY),
                route(POST, "/api/v1/storage/audio/presign", SPEECH, CALLER, JSON));
    }

    private final List<Route> all;
    private final Map<String, PathRoutes> byPath;
    private final Map<String, PathRoutes> byPrefix;

    public RouteTable(AudioConfig config) {
        all = routes(RouteBodyLimit.ofRecording(config.maxBytes()));
        byPath = grouped(route -> !route.hasParameter(), Route::path);
        byPrefix = grouped(Route::hasParameter, Route::prefix);
    }

    private record PathRoutes(List<Route> routes, String methods) {}

    /** All routes, aliases included. */
    public List<Route> all() {
        return all;
    }

    /** Looks up a request. */
    public RouteMatch match(HttpMethod method, RequestPath path) {
        String literal = path.joined();
        PathRoutes routes = literal == null ? null : byPath.get(literal);
        String parameter = null;
        if (routes == null && !path.last().isEmpty()) {
            routes = byPrefix.get(path.parent());
            parameter = path.last();
        }
        if (routes == null) {
            return new RouteMatch.Unknown();
        }
        HttpMethod served = HEAD.equals(method) ? GET : method;
        for (Route route : routes.routes()) {
            if (route.method().equals(served)) {
                return new RouteMatch.Found(route, route.targetFor(parameter), routes.methods());
            }
        }
        return new RouteMatch.OtherMethods(routes.methods());
    }

    private Map<String, PathRoutes> grouped(Predicate<Route> which, Function<Route, String> key) {
        return all.stream()
                .filter(which)
                .collect(Collectors.groupingBy(
                        key,
                        Collectors.collectingAndThen(
                                Collectors.toList(), routes -> new PathRoutes(routes, methods(routes)))));
    }

    private static String methods(List<Route> routes) {
        Set<String> methods = new LinkedHashSet<>();
        for (Route route : routes) {
            methods.add(route.method().name());
            if (GET.equals(route.method())) {
                methods.add(HEAD.name());
            }
        }
        methods.add(OPTIONS.name());
        return String.join(", ", methods);
    }

    private static Route self(HttpMethod method, String path, Access access, RouteBodyLimit body) {
        return route(method, path, SELF, access, body);
    }

    private static Route skills(HttpMethod method, String path) {
        return route(method, path, SKILLS, CALLER, GET.equals(method) ? NO_BODY : JSON);
    }

    private static Route route(HttpMethod method, String path, Owner owner, Access access, RouteBodyLimit body) {
        return new Route(method, path, path, owner, access, body, limits(method, owner, access));
    }

    private static Route alias(Route of, String path) {
        return new Route(of.method(), path, of.target(), of.owner(), of.access(), of.body(), of.limits());
    }

    private static LimitClass limits(HttpMethod method, Owner owner, Access access) {
        return switch (access) {
            case PUBLIC, OPTIONAL -> LimitClass.PUBLIC;
            case SERVICE_SECRET -> LimitClass.SERVICE;
            case CALLER ->
                owner == SPEECH ? LimitClass.SPEECH : GET.equals(method) ? LimitClass.READ : LimitClass.WRITE;
        };
    }
}
