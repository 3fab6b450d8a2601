package io.coachup.speech.storage;

import static io.coachup.speech.spool.TestSpool.into;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.coachup.common.address.ServiceAddress;
import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.time.Deadline;
import io.coachup.speech.audio.AudioType;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Storages that speak S3 in their own ways: the next way is a row or a test here. */
@Timeout(60)
class StoresTest {

    private static final Deadline LATER = Deadline.after(Duration.ofMinutes(10));
    private static final OldStore.Multi NOT_KNOWN =
            new OldStore.Multi(501, "<Error><Code>NotImplemented</Code></Error>");
    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "secret"));

    @TempDir
    Path folder;

    @Test
    void anOldStoreTakesUploadsWithChecksumsOnlyWhenRequired() throws Exception {
        byte[] audio = new byte[300_000];
        new Random(1).nextBytes(audio);
        Path file = Files.write(folder.resolve("audio"), audio);
        Path fetched = folder.resolve("fetched");
        try (OldStore old = new OldStore(NOT_KNOWN)) {
            ObjectStore store = store(address(old), "when_required");

            store.put("key", AudioType.WAV, file, LATER);

            assertThat(old.objects().get("key"))
                    .as("as it was sent, not in pieces")
                    .isEqualTo(audio);
            assertThat(old.refused()).isEmpty();
            assertThat(store.download("key", into(fetched), audio.length, LATER))
                    .isEqualTo(audio.length);
            assertThat(fetched).hasBinaryContent(audio);
        }
    }

    @Test
    void withoutTheSettingItRefusesThem() throws Exception {
        Path file = Files.write(folder.resolve("audio"), new byte[1000]);
        try (OldStore old = new OldStore(NOT_KNOWN)) {
            ObjectStore store = store(address(old), "when_supported");

            ApiException refused =
                    catchThrowableOfType(ApiException.class, () -> store.put("key", AudioType.WAV, file, LATER));

            assertThat(refused.code()).isEqualTo(ErrorCode.UPSTREAM_ERROR);
            assertThat(old.refused()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "501 | <Error><Code>NotImplemented</Code></Error>                        | Google's XML API",
                "400 | <Error><Code>MissingContentMD5</Code></Error>                     | appliances",
                "400 | <Error><Code>InvalidRequest</Code></Error>                        | gateways",
                "405 | <Error><Code>MethodNotAllowed</Code></Error>                      | static file servers",
                "411 | <Error><Code>MissingContentLength</Code></Error>                  | proxies",
                "200 | <DeleteResult><Error><Key>KEY</Key><Code>NotImplemented</Code></Error></DeleteResult> | a part of it",
            })
    void whatIsExpiredIsDeletedAlsoWhereSeveralCanNotBeDeletedAtOnce(int status, String body, String who) {
        try (OldStore old = new OldStore(new OldStore.Multi(status, body))) {
            for (int i = 0; i < 5; i++) {
                old.objects().put(key("audio"), new byte[1]);
            }
            old.objects().put("audio/somebody-elses.txt", new byte[1]);
            StorageConfig config = config(address(old), "when_required");
            ExpiredAudio audio = new ExpiredAudio(client(config), config);

            ExpiredAudio.Swept swept = audio.delete(Instant.parse("2021-01-01T00:00:00Z"));

            assertThat(swept.failed()).isZero();
            assertThat(old.objects().keySet().stream().filter(ObjectKeys::isAudio))
                    .as(who)
                    .isEmpty();
        }
    }

    @Test
    void aStoreThatForbidsDeletingIsAskedOnceAndNotForEachObject() {
        try (OldStore old = new OldStore(new OldStore.Multi(403, "<Error><Code>AccessDenied</Code></Error>"))) {
            old.objects().put(key("audio"), new byte[1]);
            StorageConfig config = config(address(old), "when_required");
            ExpiredAudio audio = new ExpiredAudio(client(config), config);

            assertThat(catchThrowableOfType(SdkException.class, () -> audio.delete(Instant.now())))
                    .isNotNull();

            assertThat(old.objects()).hasSize(1);
        }
    }

    @Test
    void aNameWithUnderscoresIsWhatIsCalled() {
        StorageConfig config = config("http://no_such_store:9000", "when_supported");

        Throwable thrown = catchThrowableOfType(
                SdkException.class, () -> client(config).headBucket(head -> head.bucket("bucket")));

        assertThat(thrown).rootCause().isInstanceOf(UnknownHostException.class).hasMessageContaining("no_such_store");
    }

    @Test
    void itsUrlsNameItToo() {
        StorageConfig config = config("http://minio_1:9000", "when_supported");
        UrlSigner signer =
                new QueryUrlSigner(ServiceAddress.parse("http://minio_1:9000").orElseThrow(), config, CREDENTIALS);

        assertThat(signer.download("audio/key"))
                .startsWith("http://minio_1:9000/bucket/audio/key?")
                .contains("X-Amz-Expires=60", "X-Amz-SignedHeaders=host", "X-Amz-Signature=");
        assertThat(signer.upload("audio/key", AudioType.WAV, 10))
                .contains("X-Amz-SignedHeaders=content-length%3Bcontent-type%3Bhost");
    }

    private static String key(String kind) {
        return kind + "/" + "0".repeat(64) + "/2020-01-01/" + UUID.randomUUID() + ".wav";
    }

    private static String address(OldStore old) {
        return "http://127.0.0.1:" + old.port();
    }

    private static ObjectStore store(String address, String checksums) {
        StorageConfig config = config(address, checksums);
        return new ObjectStore(client(config), config);
    }

    private static S3Client client(StorageConfig config) {
        return StorageClient.made(
                S3Client.builder()
                        .httpClient(UrlConnectionHttpClient.create())
                        .endpointOverride(URI.create("http://unused.invalid"))
                        .forcePathStyle(config.hasChecksumsOnlyWhenRequired() ? null : true)
                        .region(Region.US_EAST_1)
                        .credentialsProvider(CREDENTIALS),
                config);
    }

    private static StorageConfig config(String address, String checksums) {
        Map<String, String> settings = new HashMap<>();
        settings.put("coachup.storage.provider", "s3");
        settings.put("coachup.storage.bucket", "bucket");
        settings.put("coachup.storage.region", "us-east-1");
        settings.put("coachup.storage.endpoint", address);
        settings.put("coachup.storage.checksums", checksums);
        settings.put("coachup.storage.force-path-style", "1");
        settings.put("coachup.storage.max-audio-bytes", "100");
        settings.put("coachup.storage.url-lifetime", "PT1M");
        settings.put("coachup.storage.call-time-limit", "PT10S");
        return new SmallRyeConfigBuilder()
                .withMapping(StorageConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(StorageConfig.class);
    }
}
