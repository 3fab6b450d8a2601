package io.coachup.speech.storage;

import io.coachup.common.address.ServiceAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;

/** The client for what the service stores on its own, made for the storage that there is. */
@Singleton
final class StorageClient {

    @Produces
    @ApplicationScoped
    S3Client client(S3ClientBuilder builder, StorageConfig config) {
        return made(builder, config);
    }

    static S3Client made(S3ClientBuilder builder, StorageConfig config) {
        config.endpoint().flatMap(ServiceAddress::parse).ifPresent(store -> {
            builder.endpointOverride(store.regular());
            if (store.isIrregular()) {
                builder.overrideConfiguration(builder.overrideConfiguration().toBuilder()
                        .addExecutionInterceptor(new MeantHost(store))
                        .build());
            }
        });
        if (config.hasChecksumsOnlyWhenRequired()) {
            builder.requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                    .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                    .serviceConfiguration(S3Configuration.builder()
                            .pathStyleAccessEnabled(config.forcePathStyle())
                            .chunkedEncodingEnabled(false)
                            .build());
        }
        return builder.build();
    }
}
