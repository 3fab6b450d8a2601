package io.coachup.gateway.chat.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** JSON in a query parameter: base64url, padding optional. */
final class EncodedJson {

    private EncodedJson() {}

    /**
     * Decodes a parameter, null when it is absent or can't be decoded. The text is UTF-8; one page of the original client
     * sends ISO-8859-1, which strict UTF-8 decoding tells apart.
     */
    static JsonNode decode(ObjectMapper mapper, String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return mapper.readTree(text(base64(value.strip())));
        } catch (IllegalArgumentException | JsonProcessingException e) {
            return null;
        }
    }

    /** Accepts the ordinary alphabet, too: {@code +} may have become a space on its way through the query. */
    private static byte[] base64(String value) {
        String url = value.replace('+', '-').replace(' ', '-').replace('/', '_');
        int end = url.length();
        while (end > 0 && url.charAt(end - 1) == '=') {
            end--;
        }
        return Base64.getUrlDecoder().decode(url.substring(0, end));
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
