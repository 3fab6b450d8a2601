package io.coachup.common.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;

/** Reads a bounded JSON object. The content type is not looked at: the original clients do not always send one. */
@Singleton
public final class JsonBodyReader {

    private final ObjectReader reader;
    private final int maxBytes;

    public JsonBodyReader(ObjectMapper mapper, JsonConfig config) {
        this.reader = mapper.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.maxBytes = config.maxBodyBytes();
    }

    /**
     * The body as an object.
     *
     * @throws ApiException 400 when it is not one JSON object, 413 when it is too large
     */
    public JsonBody read(InputStream body) {
        byte[] bytes = bounded(body);
        try {
            JsonNode node = reader.readTree(bytes);
            if (node instanceof ObjectNode object) {
                return new JsonBody(object);
            }
            throw ApiException.invalidJson();
        } catch (JsonProcessingException e) {
            throw new ApiException(ErrorCode.INVALID_JSON, "Invalid JSON", e);
        } catch (IOException e) {
            throw new ApiException(ErrorCode.INVALID_JSON, "Body could not be read", e);
        }
    }

    private byte[] bounded(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                RefusedBody.drain(body);
                throw new ApiException(ErrorCode.PAYLOAD_TOO_LARGE, "Request body too large");
            }
            return bytes;
        } catch (IOException e) {
            throw new ApiException(ErrorCode.INVALID_JSON, "Body could not be read", e);
        }
    }
}
