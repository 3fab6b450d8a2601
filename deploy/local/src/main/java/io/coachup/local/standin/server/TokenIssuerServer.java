package io.coachup.local.standin.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jose4j.lang.JoseException;

/** An OpenID Connect issuer for this machine: whoever asks {@code /token?sub=ada} is signed in as ada. */
final class TokenIssuerServer {

    private static final int STOP_DELAY_SECONDS = 0;

    private TokenIssuerServer() {}

    static void main(String[] arguments) {
        StandInMain.run(arguments, TokenIssuerServer::start);
    }

    private static StandInMain.Running start(StandInMain.Options options) throws IOException, JoseException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), options.port()), 0);
        int port = server.getAddress().getPort();
        TokenSigner signer = new TokenSigner("http://localhost:" + port, SigningKey.load(options.data()));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/token", exchange -> token(exchange, signer));
        server.createContext("/.well-known/jwks.json", exchange -> json(exchange, signer.keys()));
        server.createContext("/.well-known/openid-configuration", exchange -> json(exchange, signer.discovery()));
        server.createContext("/health", exchange -> json(exchange, "{\"status\":\"UP\"}"));
        server.start();
        return new StandInMain.Running(port, () -> server.stop(STOP_DELAY_SECONDS));
    }

    private static void token(HttpExchange exchange, TokenSigner signer) throws IOException {
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        try {
            TokenRequest request = TokenRequest.of(query.get("sub"), query.get("ttl"));
            answer(exchange, 200, "text/plain", signer.sign(request));
        } catch (IllegalArgumentException e) {
            answer(exchange, 400, "text/plain", e.getMessage());
        }
    }

    private static void json(HttpExchange exchange, String body) throws IOException {
        answer(exchange, 200, "application/json", body);
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        if (origin != null && origin.matches("http://(localhost|127\\.0\\.0\\.1)(:\\d+)?")) {
            // The web client's own page may sign itself in.
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", origin);
            exchange.getResponseHeaders().set("Vary", "Origin");
        }
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Map<String, String> query(String raw) {
        return raw == null
                ? Map.of()
                : Arrays.stream(raw.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(
                                pair -> pair[0],
                                pair -> pair.length > 1 ? URLDecoder.decode(pair[1], StandardCharsets.UTF_8) : "",
                                (first, _) -> first));
    }
}
