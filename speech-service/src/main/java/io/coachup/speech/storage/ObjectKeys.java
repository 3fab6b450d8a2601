package io.coachup.speech.storage;

import io.coachup.speech.audio.AudioType;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names of stored audio: {@code audio/<keyed hash of the owner>/<day>/<uuid>.<extension>}, what was synthesized under
 * {@code tts/} in place of {@code audio/}.
 */
@ApplicationScoped
public class ObjectKeys {

    /** Where recordings lie. */
    static final String RECORDED = "audio/";

    /** Where synthesized speech lies. */
    static final String SYNTHESIZED = "tts/";

    private static final String HMAC = "HmacSHA256";
    private static final String EXTENSIONS =
            Arrays.stream(AudioType.values()).map(AudioType::extension).collect(Collectors.joining("|"));
    private static final String DAY_AND_NAME =
            "\\d{4}-\\d{2}-\\d{2}/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.(" + EXTENSIONS + ")";
    private static final Pattern OWN_PART = Pattern.compile(DAY_AND_NAME);
    private static final Pattern WHOLE = Pattern.compile("(audio|tts)/[0-9a-f]{64}/" + DAY_AND_NAME);

    private final StorageConfig config;

    public ObjectKeys(StorageConfig config) {
        this.config = config;
    }

    /** A new key of a recording of this owner's. */
    public String create(String userId, AudioType type) {
        return create(RECORDED, userId, type);
    }

    /** A new key of speech that was synthesized for this owner. */
    public String createSynthesized(String userId, AudioType type) {
        return create(SYNTHESIZED, userId, type);
    }

    /** What all keys of this owner begin with. */
    List<String> prefixes(String userId) {
        return List.of(recorded(userId), synthesized(userId));
    }

    /** What all keys of this owner's recordings begin with. */
    String recorded(String userId) {
        return RECORDED + owner(userId);
    }

    /** What all keys of speech for this owner begin with. */
    String synthesized(String userId) {
        return SYNTHESIZED + owner(userId);
    }

    /** True when a key is one that could have been made here for this owner. */
    public boolean belongsTo(String userId, String objectKey) {
        return prefixes(userId).stream().anyMatch(prefix -> isUnder(prefix, objectKey));
    }

    /**
     * What a key of ours says that its object is; the storage accepts nothing else under it.
     *
     * @throws IllegalArgumentException for a key that was not made here
     */
    public static AudioType type(String objectKey) {
        return AudioType.ofExtension(objectKey.substring(objectKey.lastIndexOf('.') + 1));
    }

    /** True when a key is one that could have been made here for anybody. */
    static boolean isAudio(String objectKey) {
        return WHOLE.matcher(objectKey).matches();
    }

    private String create(String kind, String userId, AudioType type) {
        return kind + owner(userId) + LocalDate.now(ZoneOffset.UTC) + "/" + UUID.randomUUID() + "." + type.extension();
    }

    private static boolean isUnder(String prefix, String objectKey) {
        return objectKey.startsWith(prefix)
                && OWN_PART.matcher(objectKey.substring(prefix.length())).matches();
    }

    private String owner(String userId) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            byte[] secret = config.keySecret().orElse("without storage").getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(secret, HMAC));
            return HexFormat.of().formatHex(mac.doFinal(userId.getBytes(StandardCharsets.UTF_8))) + "/";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + HMAC, e);
        }
    }
}
