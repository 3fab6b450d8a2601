package io.coachup.testing;

import io.coachup.local.standin.StandIn;
import java.util.Map;

/** S3 for tests: sets {@code STORAGE_PROVIDER}, the {@code S3_*} settings and keys; the bucket exists. */
public final class S3Resource extends StandInResource {

    /** Called by the test framework. */
    public S3Resource() {
        super(StandIn.S3);
    }

    @Override
    Map<String, String> frameworkSettings(Map<String, String> settings) {
        return AwsKeys.of("s3", settings);
    }
}
