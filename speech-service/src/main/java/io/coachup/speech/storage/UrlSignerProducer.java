package io.coachup.speech.storage;

import io.coachup.common.address.ServiceAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The signer that configuration asks for. Its endpoint is the browsers', which may differ from the services' own. */
@Singleton
final class UrlSignerProducer {

    @Produces
    @ApplicationScoped
    UrlSigner urlSigner(StorageConfig config) {
        Optional<ServiceAddress> irregular =
                config.publicEndpoint().flatMap(ServiceAddress::parse).filter(ServiceAddress::isIrregular);
        if (config.isS3() && irregular.isPresent()) {
            return new QueryUrlSigner(irregular.get(), config, credentials(config));
        }
        return config.isS3()
                ? new S3UrlSigner(presigner(config), config.bucket().orElseThrow(), config.urlLifetime())
                : new MockUrlSigner();
    }

    private static S3Presigner presigner(StorageConfig config) {
        S3Presigner.Builder builder = S3Presigner.builder()
                .region(Region.of(config.region()))
                .credentialsProvider(credentials(config))
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(config.forcePathStyle())
                        .build());
        config.publicEndpoint()
                .flatMap(ServiceAddress::parse)
                .ifPresent(store -> builder.endpointOverride(store.regular()));
        return builder.build();
    }

    private static AwsCredentialsProvider credentials(StorageConfig config) {
        return config.accessKeyId().isPresent() && config.secretAccessKey().isPresent()
                ? StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        config.accessKeyId().get(), config.secretAccessKey().get()))
                : DefaultCredentialsProvider.builder().build();
    }
}
