package io.coachup.testing;

import io.coachup.local.standin.StandIn;
import java.util.Map;

/** SQS for tests: sets {@code USE_SQS}, the queues' addresses, {@code AWS_ENDPOINT_URL_SQS}, region and keys. */
public final class SqsResource extends StandInResource {

    /** Called by the test framework. */
    public SqsResource() {
        super(StandIn.SQS);
    }

    @Override
    Map<String, String> frameworkSettings(Map<String, String> settings) {
        return AwsKeys.of("sqs", settings);
    }
}
