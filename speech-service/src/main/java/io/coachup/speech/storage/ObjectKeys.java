package io.coachup.speech.storage;

import io.coachup.speech.audio.AudioType;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Names of stored audio: {@code audio/<keyed hash of the owner>/<day>/<uuid>.<extension>}. */
@ApplicationScoped
public class ObjectKeys {

    private static final String HMAC = "HmacSHA256";
    private static final Pattern OWN_PART =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.[a-z0-9]{2,5}");

    private final StorageConfig config;

    public ObjectKeys(StorageConfig config) {
        this.config = config;
    }

    /** A new key under the owner's prefix. */
    public String create(String userId, AudioType type) {
        return prefix(userId) + LocalDate.now(ZoneOffset.UTC) + "/" + UUID.randomUUID() + "." + type.extension();
    }

    /** True when a key is one that {@link #create} could have made for this owner. */
    public boolean belongsTo(String userId, String objectKey) {
        String prefix = prefix(userId);
        return objectKey.startsWith(prefix)
                && OWN_PART.matcher(objectKey.substring(prefix.length())).matches();
    }

    private String prefix(String userId) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            byte[] secret = config.keySecret().orElse("without storage").getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(secret, HMAC));
            return "audio/" + HexFormat.of().formatHex(mac.doFinal(userId.getBytes(StandardCharsets.UTF_8))) + "/";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + HMAC, e);
        }
    }
}
