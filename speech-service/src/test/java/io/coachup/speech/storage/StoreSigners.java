package io.coachup.speech.storage;

import io.coachup.common.address.ServiceAddress;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Signers that are not made for the storage that a test has. */
public final class StoreSigners {

    private StoreSigners() {}

    /** The one for addresses whose host is none to the library, at a usual one. */
    public static UrlSigner byQuery(StorageConfig config) {
        return new QueryUrlSigner(
                config.publicEndpoint().flatMap(ServiceAddress::parse).orElseThrow(),
                config,
                StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        config.accessKeyId().orElseThrow(),
                        config.secretAccessKey().orElseThrow())));
    }
}
