package io.coachup.common.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
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

    /** A tree costs many times the memory of its text: `[[],[],` and so on would become 8 MB. */
    private static final int MAX_TOKENS = 20_000;

    private static final int MAX_DEPTH = 64;

    private final ObjectReader reader;
    private final int maxBytes;

    public JsonBodyReader(ObjectMapper mapper, JsonConfig config) {
        JsonFactory bounded = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxTokenCount(MAX_TOKENS)
                        .maxNestingDepth(MAX_DEPTH)
                        .build())
                .build();
        this.reader = mapper.copyWith(bounded).reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.maxBytes = config.maxBodyBytes();
    }

    /**
     * The body as an object.
     *
     * @throws ApiException 400 when it is not one JSON object, 413 when it is too large
     */
    public JsonBody read(InputStream body) {
        return read(body, maxBytes);
    }

    /** Like {@link #read(InputStream)} with a limit of its own, in bytes. */
    public JsonBody read(InputStream body, int maxBytes) {
        byte[] bytes = bounded(body, maxBytes);
        try {
            JsonNode node = reader.readTree(bytes);
            if (node instanceof ObjectNode object) {
                return new JsonBody(object);
            }
            throw ApiException.invalidJson();
        } catch (StreamConstraintsException e) {
            throw new ApiException(
                    ErrorCode.INVALID_JSON,
                    "Invalid JSON: at most " + MAX_DEPTH + " levels and " + MAX_TOKENS + " names, values and brackets",
                    e);
        } catch (JsonProcessingException e) {
            throw new ApiException(ErrorCode.INVALID_JSON, "Invalid JSON", e);
        } catch (IOException e) {
            throw new ApiException(ErrorCode.INVALID_JSON, "Body could not be read", e);
        }
    }

    private static byte[] bounded(InputStream body, int maxBytes) {
        try {
            byte[] bytes = body.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                RefusedBody.drain(body);
                throw ApiException.tooLarge("Request body too large", maxBytes);
            }
            return bytes;
        } catch (IOException e) {
            throw new ApiException(ErrorCode.INVALID_JSON, "Body could not be read", e);
        }
    }
}
