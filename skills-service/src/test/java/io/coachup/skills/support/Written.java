package io.coachup.skills.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.common.json.JsonBody;
import io.coachup.common.json.JsonBodyReader;
import java.io.ByteArrayInputStream;

/** A body of the internal API as its caller writes it and a resource gets it. */
public final class Written {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonBodyReader READER = new JsonBodyReader(MAPPER, () -> 65_536);

    private Written() {}

    public static JsonBody body(Object request) {
        try {
            return READER.read(new ByteArrayInputStream(MAPPER.writeValueAsBytes(request)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
