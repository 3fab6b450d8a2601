package io.coachup.gateway.clients;

import static io.coachup.gateway.clients.Case.get;
import static io.coachup.gateway.clients.Case.post;
import static io.coachup.gateway.clients.Case.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.gateway.support.GatewayTest;
import io.coachup.gateway.support.Model;
import io.coachup.gateway.support.RawConnection;
import io.coachup.gateway.support.ScriptedServer.Seen;
import io.coachup.gateway.support.World;
import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What browsers, proxies and people send, and what is right. Whatever turns up next is one more row. */
@GatewayTest
class ClientCasesTest {

    private static final String OK = "HTTP/1.1 200 ";
    private static final String BAD = "HTTP/1.1 400 ";
    private static final String UNKNOWN = "HTTP/1.1 401 ";
    private static final String FORBIDDEN = "HTTP/1.1 403 ";
    private static final String EMPTY = "HTTP/1.1 204 ";
    private static final String STALE = "__session=stale.token.x";
    private static final String GOOD = "__session=TOKEN";
    private static final String EVENTS = "/api/v1/events";
    private static final String INGEST = "/api/messages/ingest";
    private static final String TELEMETRY = "/api/telemetry/voice";
    private static final String STATE = "{\"type\":\"voice.vad.state\",\"state\":\"speaking\"}";

    /** What is sent after it, so that the connection ends: its answer is the last one. */
    private static final String LAST = "GET /last HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";

    @TestHTTPResource
    URI gateway;

    static List<Case> queries() {
        return List.of(
                get("a semicolon is data", "/api/chat?prompt=First%20point;%20second%20point")
                        .reaches("First point; second point"),
                get("nothing after a semicolon is a parameter", "/api/chat?prompt=A;sessionId=other")
                        .reaches("A;sessionId=other"),
                get("a semicolon stays data for the services", EVENTS + "?q=a;b=c")
                        .reaches("GET " + EVENTS + "?q=a%3Bb=c"),
                get("a plus is a space", "/api/chat?prompt=a+b%2Bc").reaches("a b+c"),
                get("a percent sign stands for itself", "/api/chat?prompt=100%25%20or%20100%")
                        .reaches("100% or 100%"),
                get("a percent sign stands for itself, for services too", EVENTS + "?q=5%&r=%zz")
                        .reaches("GET " + EVENTS + "?q=5%25&r=%25zz"),
                get("what browsers leave as it is", "/api/chat?prompt={a|b}^`[c]\"<d>\\\\e")
                        .reaches("{a|b}^`[c]\"<d>\\\\e"),
                get("what browsers leave as it is, for services", EVENTS + "?q={a|b}[]")
                        .reaches("GET " + EVENTS + "?q=%7Ba%7Cb%7D%5B%5D"),
                get("UTF-8 that nobody encoded", "/api/chat?prompt=caf\u00c3\u00a9")
                        .reaches("caf\u00e9"),
                get("bytes that are no UTF-8", "/api/chat?prompt=a%ffb").reaches("a\ufffdb"),
                get("a NUL", "/api/chat?prompt=a%00b").reaches("ab"),
                get("empty parameters", "/api/chat?&&prompt=Hi&&x&=y&=").reaches("Hi"),
                get("one parameter twice", "/api/chat?prompt=one&prompt=two").reaches("one"),
                get("a question mark in a value", "/api/chat?prompt=why?").reaches("why?"),
                get("an empty query", EVENTS + "?").reaches("GET " + EVENTS),
                get("a name in another case", "/api/chat?Prompt=Hi").refused(BAD, "prompt is required"),
                get("a whole address, from a client of a proxy", "http://gateway.example.org/api/v1/events?a=b")
                        .reaches("GET /api/v1/events?a=b"));
    }

    static List<Case> chats() {
        return List.of(
                get("history that is no base64", "/api/chat?prompt=Hi&history=$$$")
                        .reaches("Hi"),
                get("history that is no JSON", "/api/chat?prompt=Hi&history=bm90IGpzb24")
                        .reaches("Hi"),
                get("history that is no array", "/api/chat?prompt=Hi&history=e30")
                        .reaches("Hi"),
                get(
                                "items that are none",
                                "/api/chat?history=" + base64("[1,{\"role\":\"user\",\"content\":\"Hi\"},{}]"))
                        .reaches("Hi"),
                get("a profile that is none", "/api/chat?prompt=Hi&userProfile=W10")
                        .reaches("Hi"),
                get("goals that are none", "/api/chat?prompt=Hi&userGoals=e30").reaches("Hi"),
                get("skills that are none", "/api/chat?prompt=Hi&skills=%00").reaches("Hi"),
                get("nothing to say", "/api/chat?history=$$$").refused(BAD, "prompt is required"),
                get("only control characters", "/api/chat?prompt=%01%02%E2%80%8B")
                        .refused(BAD, "prompt is required"),
                get("an id that is none", "/api/chat?prompt=Hi&sessionId=a%00b").refused(BAD, "sessionId"),
                get("an id that no header can hold", "/chat/stream?prompt=Hi&sessionId=s%201")
                        .answers(OK, "x-accel-buffering: no"),
                get("the bare path echoes the session", "/chat/stream?prompt=Hi&sessionId=s-1")
                        .answers(OK, "x-session-id: s-1\r\n"),
                post("a body with a byte order mark", "/api/v1/chat", "\u00ef\u00bb\u00bf{\"prompt\":\"Hi\"}")
                        .reaches("Hi"),
                post(
                                "a body with a charset",
                                "/api/v1/chat",
                                "{\"prompt\":\"Hi\"}",
                                "content-type: application/json; charset=UTF-8")
                        .reaches("Hi"),
                post("a body is strict", "/api/v1/chat", "{\"prompt\":\"Hi\",\"history\":[1]}")
                        .refused(BAD, "history items"),
                get("an accept header of fetch", "/api/chat?prompt=Hi", "accept: */*")
                        .reaches("Hi"),
                get(
                                "an event source that comes back",
                                "/api/chat?prompt=Hi",
                                "accept: text/event-stream",
                                "last-event-id: 7",
                                "cache-control: no-cache")
                        .reaches("Hi"),
                get(
                                "an upgrade that nobody needs",
                                "/api/chat?prompt=Hi",
                                "connection: Upgrade, HTTP2-Settings",
                                "upgrade: h2c",
                                "http2-settings: AAMAAABkAAQAoAAAAAIAAAAA")
                        .reaches("Hi"));
    }

    static List<Case> identities() {
        String event = "GET " + EVENTS;
        String passed = "authorization: Bearer TOKEN";
        return List.of(
                request("two cookies, the good one last", event, "", "cookie: " + STALE + "; " + GOOD)
                        .reaches(passed),
                request("two cookies, the good one first", event, "", "cookie: " + GOOD + "; " + STALE)
                        .reaches(passed),
                request("two headers", event, "", "cookie: " + STALE, "cookie: " + GOOD)
                        .reaches(passed),
                request("two headers the other way", event, "", "cookie: a=b; " + GOOD, "cookie: " + STALE)
                        .reaches(passed),
                request("a quoted cookie among odd ones", event, "", "cookie: a;;=b; c=d=e;  __session=\"TOKEN\" ;f")
                        .reaches(passed),
                request("an empty cookie before", event, "", "cookie: __session=; " + GOOD)
                        .reaches(passed),
                request("a suffixed cookie", event, "", "cookie: __session=x; __session_Ab1=TOKEN")
                        .reaches(passed),
                request(
                                "more bad cookies than are tried",
                                event,
                                "",
                                "cookie: __session=1; __session=2; __session=3; __session=4; " + GOOD)
                        .refused(UNKNOWN),
                request("a bad bearer with a good cookie", event, "", "authorization: Bearer stale", "cookie: " + GOOD)
                        .reaches(passed),
                request(
                                "other credentials with a good cookie",
                                event,
                                "",
                                "authorization: Basic YTpi",
                                "cookie: " + GOOD)
                        .reaches(passed),
                request("a good bearer with a bad cookie", event, "", "authorization: Bearer TOKEN", "cookie: " + STALE)
                        .reaches(passed),
                request("bad both", event, "", "authorization: Bearer stale", "cookie: " + STALE)
                        .refused(UNKNOWN),
                request(
                                "a bad bearer whose cookie a foreign page may have sent",
                                "POST " + INGEST,
                                "{}",
                                "authorization: Bearer stale",
                                "cookie: " + GOOD,
                                "sec-fetch-site: cross-site",
                                "origin: https://evil.example.org")
                        .refused(UNKNOWN),
                request(
                                "a cookie alone from a sandboxed page",
                                "POST " + INGEST,
                                "{}",
                                "cookie: " + GOOD,
                                "origin: null")
                        .refused(FORBIDDEN));
    }

    static List<Case> paths() {
        return List.of(
                get("an encoded slash in an id", "/assessments/a%2Fb").reaches("GET /api/assessments/a%2Fb"),
                get("an id that is encoded twice", "/assessments/a%252Fb").reaches("GET /api/assessments/a%252Fb"),
                get("what browsers leave as it is in paths", "/assessments/a|b[c]")
                        .reaches("GET /api/assessments/a%7Cb%5Bc%5D"),
                get("a dot as an id", "/assessments/.").refused(BAD, "malformed"),
                get("two dots as an id", "/api/assessments/%2e%2e").refused(BAD, "malformed"),
                get("dots behind an encoded slash", "/api/assessments/a%2F..%2Fb")
                        .refused(BAD, "malformed"),
                get("an encoded slash elsewhere", "/api%2Fv1/events").refused(BAD, "malformed"),
                get("a literal path behind encoded slashes", "/api/v1%2Fevents").refused("HTTP/1.1 404 "),
                get("an unknown path", "/nowhere")
                        .refused("HTTP/1.1 404 ", "\"error\":\"Not found\"", "\"detail\":\"Not found\""));
    }

    static List<Case> answers() {
        return List.of(
                get("one spelling of JSON", EVENTS).answers(OK, "content-type: application/json; charset=utf-8\r\n"),
                post("no buffering where the contract has none", "/messages/ingest", "{}")
                        .answers(OK, "x-accel-buffering: no\r\n", "content-type: application/json; charset=utf-8\r\n"),
                request("a bare path says detail", "POST /messages/ingest", "{}")
                        .refused(UNKNOWN, "\"error\":\"Unauthorized\"", "\"detail\":\"Unauthorized\""),
                get("what a page may read", EVENTS)
                        .answers(
                                OK,
                                "Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, RateLimit, "),
                request(
                                "a preflight of a traced page",
                                "OPTIONS " + INGEST,
                                "",
                                "origin: https://app.example.org",
                                "access-control-request-method: POST",
                                "access-control-request-headers: content-type,traceparent")
                        .refused(EMPTY, "traceparent", "access-control-max-age: 600"),
                request(
                                "a preflight for a private network",
                                "OPTIONS " + INGEST,
                                "",
                                "origin: https://app.example.org",
                                "access-control-request-method: POST",
                                "access-control-request-private-network: true")
                        .refused(EMPTY, "access-control-allow-origin: *"),
                request("a HEAD", "HEAD " + EVENTS, "", "authorization: BEARER").answers(OK),
                get("a range passes", EVENTS, "range: bytes=0-1").reaches("range: bytes=0-1"),
                post("who asks before sending", INGEST, "{}", "expect: 100-continue")
                        .answers("HTTP/1.1 100 ", OK),
                post("an expectation that nobody knows", INGEST, "{}", "expect: nothing")
                        .reaches("POST " + INGEST),
                get(
                                "an upgrade to a web socket",
                                EVENTS,
                                "connection: Upgrade",
                                "upgrade: websocket",
                                "sec-websocket-version: 13",
                                "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==")
                        .reaches("GET " + EVENTS));
    }

    static List<Case> beacons() {
        return List.of(
                request("a beacon as text", "POST " + TELEMETRY, STATE, "content-type: text/plain;charset=UTF-8")
                        .refused(EMPTY),
                request("a beacon as JSON", "POST " + TELEMETRY, STATE, "content-type: application/json")
                        .refused(EMPTY),
                request("a beacon without a type", "POST " + TELEMETRY, STATE).refused(EMPTY),
                request("a list", "POST " + TELEMETRY, "[" + STATE + "," + STATE + "]")
                        .refused(EMPTY),
                request("a list with a name", "POST " + TELEMETRY, "{\"events\":[" + STATE + ",{}]}")
                        .refused(EMPTY),
                request("events without a type", "POST " + TELEMETRY, "[{\"state\":\"idle\"}]")
                        .refused(EMPTY),
                request("no JSON", "POST " + TELEMETRY, "{").refused(BAD, "content-length: 0\r\n"),
                request("nothing", "POST " + TELEMETRY, "").refused(BAD, "content-length: 0\r\n"),
                request("no events", "POST " + TELEMETRY, "{}").refused(BAD, "content-length: 0\r\n"),
                request("an empty list", "POST " + TELEMETRY, "[]").refused(BAD, "content-length: 0\r\n"),
                request("too much", "POST " + TELEMETRY, "x".repeat(65_537))
                        .refused("HTTP/1.1 413 ", "content-length: 0\r\n"),
                request("another method", "GET " + TELEMETRY, "").refused("HTTP/1.1 405 "),
                request("a preflight", "OPTIONS " + TELEMETRY, "").refused(EMPTY));
    }

    @BeforeEach
    void reset() {
        World.SKILLS.reset();
        World.MODEL.reset();
        World.SKILLS.answer("/chat/context", 200, "{\"sessionId\":null,\"recentTurns\":[]}");
        for (String path : List.of(EVENTS, INGEST)) {
            World.SKILLS.script(path, ClientCasesTest::anyJson);
        }
        for (String id : List.of("a%2Fb", "a%252Fb", "a%7Cb%5Bc%5D")) {
            World.SKILLS.script("/api/assessments/" + id, ClientCasesTest::anyJson);
        }
        Model.says("Hello");
    }

    @ParameterizedTest
    @MethodSource({"queries", "chats", "identities", "paths", "answers", "beacons"})
    void whatClientsSendIsUnderstood(Case row) throws Exception {
        String token = World.ISSUER.token("ada");
        try (RawConnection connection = new RawConnection(gateway)) {
            connection.send(row.request().replace("BEARER", "Bearer " + token).replace("TOKEN", token) + LAST);
            String all = connection.readUntil("never");

            assertThat(all.substring(0, all.lastIndexOf("HTTP/1.1 404 ")))
                    .startsWith(row.answer().getFirst())
                    .contains(row.answer());
        }
        if (row.reaches() == null) {
            assertThat(World.SKILLS.isQuiet() && World.MODEL.isQuiet()).isTrue();
        } else if (row.isOfChat() && !row.reaches().isEmpty()) {
            assertThat(said(World.MODEL.next())).isEqualTo(row.reaches().getFirst());
        } else if (!row.reaches().isEmpty()) {
            assertThat(text(World.SKILLS.next()))
                    .contains(row.reaches().stream()
                            .map(part -> part.replace("TOKEN", token))
                            .toList());
        }
    }

    private static void anyJson(HttpServerRequest request) {
        request.body().onSuccess(_ -> request.response()
                .putHeader("content-type", "application/json;charset=UTF-8")
                .end("{}"));
    }

    /** The newest message that the model is asked to answer. */
    private static String said(Seen seen) {
        JsonArray messages = new JsonObject(seen.body()).getJsonArray("messages");
        return messages.getJsonObject(messages.size() - 1).getString("content");
    }

    private static String text(Seen seen) {
        StringBuilder text = new StringBuilder(seen.method() + " " + seen.uri() + "\n");
        seen.headers()
                .forEach((name, value) ->
                        text.append(name).append(": ").append(value).append('\n'));
        return text.toString();
    }

    private static String base64(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
