package io.coachup.speech.presign;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.json.JsonBody;
import io.coachup.common.json.JsonBodyReader;
import io.coachup.common.request.CurrentRequest;
import io.coachup.speech.audio.AudioType;
import io.coachup.speech.storage.ObjectKeys;
import io.coachup.speech.storage.StorageConfig;
import io.coachup.speech.storage.UrlSigner;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** {@code /api/v1/storage/audio/presign}: no audio passes here, only permission to store and fetch it. */
@Path("/api/v1/storage/audio/presign")
@RunOnVirtualThread
public final class PresignResource {

    private final UrlSigner signer;
    private final ObjectKeys keys;
    private final StorageConfig config;
    private final PresignMetrics metrics;
    private final JsonBodyReader bodies;
    private final CurrentRequest current;

    public PresignResource(
            UrlSigner signer,
            ObjectKeys keys,
            StorageConfig config,
            PresignMetrics metrics,
            JsonBodyReader bodies,
            CurrentRequest current) {
        this.signer = signer;
        this.keys = keys;
        this.config = config;
        this.metrics = metrics;
        this.bodies = bodies;
        this.current = current;
    }

    /** Permission for one operation; {@code expiresAt} is epoch ms. */
    @RegisterForReflection
    public record Presigned(
            String url,
            String method,
            Map<String, String> headers,
            long expiresAt,
            String objectKey,
            @JsonInclude(JsonInclude.Include.NON_NULL) String contentType) {}

    @POST
    public Presigned upload(InputStream body) {
        JsonBody request = bodies.read(body);
        String contentType = request.text("contentType", "Unsupported contentType");
        AudioType type = AudioType.named(contentType == null ? "" : contentType)
                .orElseThrow(() -> ApiException.invalid("Unsupported contentType"));
        long sizeBytes = size(request.node("sizeBytes"));
        request.text("filename");
        String objectKey = keys.create(current.caller().userId(), type);
        String url = signed(() -> signer.upload(objectKey, type, sizeBytes));
        metrics.planned(sizeBytes, signer.lifetime());
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("contentType", type.contentType());
        params.put("contentLength", sizeBytes);
        logStorage(params);
        return new Presigned(
                url, "PUT", Map.of("Content-Type", type.contentType()), expiresAt(), objectKey, type.contentType());
    }

    @GET
    public Presigned download(@QueryParam("objectKey") String objectKey) {
        if (objectKey == null || objectKey.isBlank()) {
            throw ApiException.invalid("objectKey is required");
        }
        if (!keys.belongsTo(current.caller().userId(), objectKey)) {
            throw ApiException.notFound();
        }
        String url = signed(() -> signer.download(objectKey));
        logStorage(Map.of());
        return new Presigned(url, "GET", Map.of(), expiresAt(), objectKey, null);
    }

    private long size(JsonNode size) {
        if (size == null || !size.isIntegralNumber() || !size.canConvertToLong() || size.longValue() < 1) {
            throw ApiException.invalid("sizeBytes must be > 0");
        }
        if (size.longValue() > config.maxAudioBytes()) {
            throw new ApiException(ErrorCode.PAYLOAD_TOO_LARGE, "sizeBytes must be <= " + config.maxAudioBytes());
        }
        return size.longValue();
    }

    private static String signed(Supplier<String> signing) {
        try {
            return signing.get();
        } catch (SdkException e) {
            throw new ApiException(ErrorCode.UPSTREAM_ERROR, "Presign failed", e);
        }
    }

    private long expiresAt() {
        return System.currentTimeMillis() + signer.lifetime().toMillis();
    }

    private void logStorage(Map<String, Object> params) {
        Map<String, Object> storage = new LinkedHashMap<>();
        storage.put("provider", signer.provider());
        if (config.isS3()) {
            storage.put("bucket", config.bucket().orElseThrow());
            storage.put("region", config.region());
        }
        storage.put("expiresSeconds", signer.lifetime().toSeconds());
        current.logField("params", params).logField("storage", storage);
    }
}
