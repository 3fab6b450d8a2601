package io.coachup.local.standin;

import java.util.LinkedHashMap;
import java.util.Map;

/** The settings by which a service finds a stand-in; the names are those of the environment variables. */
public final class Addresses {

    /** The audience of the local issuer's tokens. */
    public static final String AUDIENCE = "coachup";

    private static final String QUEUE = "coach-up-assessments.fifo";
    private static final String DEAD_LETTER_QUEUE = "coach-up-assessments-dlq.fifo";
    private static final String ACCOUNT = "000000000000";
    private static final String REGION = "us-east-1";

    private Addresses() {}

    /** The settings for this stand-in on this port of the local machine. */
    public static Map<String, String> of(StandIn kind, int port) {
        Map<String, String> settings = new LinkedHashMap<>();
        String url = "http://localhost:" + port;
        switch (kind) {
            case POSTGRES -> {
                settings.put("DATABASE_URL", "jdbc:postgresql://localhost:" + port + "/coachup");
                credentials(settings, "DATABASE_USER", "DATABASE_PASSWORD");
            }
            case SQS -> {
                settings.put("USE_SQS", "1");
                settings.put("AWS_SQS_QUEUE_URL", url + "/" + ACCOUNT + "/" + QUEUE);
                settings.put("AWS_SQS_DLQ_URL", url + "/" + ACCOUNT + "/" + DEAD_LETTER_QUEUE);
                settings.put("AWS_ENDPOINT_URL_SQS", url);
                settings.put("AWS_REGION", REGION);
                credentials(settings, "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
            }
            case S3 -> {
                settings.put("STORAGE_PROVIDER", "s3");
                settings.put("S3_ENDPOINT_URL", url);
                settings.put("S3_BUCKET_AUDIO", StandInSpec.BUCKET);
                settings.put("S3_REGION", REGION);
                settings.put("S3_FORCE_PATH_STYLE", "1");
                settings.put("AWS_REGION", REGION);
                credentials(settings, "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
            }
            case TOKENS -> {
                settings.put("CLERK_ENABLED", "1");
                settings.put("CLERK_ISSUER_URL", url);
                settings.put("CLERK_JWKS_URL", url + "/.well-known/jwks.json");
                settings.put("CLERK_AUDIENCE", AUDIENCE);
            }
        }
        return settings;
    }

    private static void credentials(Map<String, String> settings, String... names) {
        for (String name : names) {
            settings.put(name, StandInSpec.CREDENTIALS.get(name));
        }
    }
}
