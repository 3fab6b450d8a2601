package io.coachup.testing;

import java.util.Map;

/** The AWS client looks for its keys in the real environment only, which a test can't set. */
final class AwsKeys {

    private AwsKeys() {}

    static Map<String, String> of(String client, Map<String, String> settings) {
        String credentials = "quarkus." + client + ".aws.credentials.";
        return Map.of(
                credentials + "type", "static",
                credentials + "static-provider.access-key-id", settings.get("AWS_ACCESS_KEY_ID"),
                credentials + "static-provider.secret-access-key", settings.get("AWS_SECRET_ACCESS_KEY"));
    }
}
