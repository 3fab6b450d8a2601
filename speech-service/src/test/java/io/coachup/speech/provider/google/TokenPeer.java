package io.coachup.speech.provider.google;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.speech.provider.ScriptedPeer;
import io.coachup.speech.provider.http.ProviderHttp;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/** Google's token endpoint, and a service account that it knows. */
final class TokenPeer implements AutoCloseable {

    private static final int CALLS = 20;

    private final ScriptedPeer peer = new ScriptedPeer();
    private static final KeyPair KEYS = generate();

    TokenPeer() {
        for (int i = 0; i < CALLS; i++) {
            peer.then(ScriptedPeer.json(200, "{\"access_token\":\"token-1\",\"expires_in\":3600}"));
        }
    }

    private static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    GoogleSettings settings(String url) {
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(KEYS.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        String json = new ObjectMapper()
                .createObjectNode()
                .put("type", "service_account")
                .put("client_email", "coach@project-1.example")
                .put("private_key", pem)
                .toString();
        return new GoogleSettings(Optional.of(json), url, peer.url() + "/token");
    }

    static GoogleApi api(GoogleSettings settings, ProviderHttp http) {
        return new GoogleApi(settings, new GoogleCredentials(settings, http, new ObjectMapper()), http);
    }

    KeyPair keys() {
        return KEYS;
    }

    ScriptedPeer.Request request() {
        return peer.requests().getFirst();
    }

    @Override
    public void close() {
        peer.close();
    }
}
