package io.coachup.common.hashing;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The form in which ids may appear in logs: a kind prefix and the SHA-256 of salt and id. The salt ({@code
 * LOG_HASH_SALT}) can be changed at any time; nothing but logs depends on it. {@code ./coachup hash} does the same for people who search in logs.
 */
@ApplicationScoped
public class LogHash {

    private static final Pattern UUID_FORM =
            Pattern.compile("\\A[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\z");

    /** Has read the salt. It is only copied, which many threads may do at the same time. */
    private final MessageDigest salted;

    public LogHash(@ConfigProperty(name = "coachup.log.hash-salt") String salt) {
        this.salted = Sha256.after(salt);
    }

    /** {@code u:…} of a user id; null stays null. */
    public String user(String userId) {
        return hash("u:", userId);
    }

    /** {@code s:…} of a session id or session key; null stays null. */
    public String session(String sessionId) {
        return hash("s:", sessionId);
    }

    /** {@code ts:…} of a tracked skill's hash; null stays null. */
    public String trackedSkill(String trackedSkillIdHash) {
        return hash("ts:", trackedSkillIdHash);
    }

    /** A group id as it is when we made it (a UUID), else {@code g:…}; null stays null. */
    public String group(String groupId) {
        return groupId == null || UUID_FORM.matcher(groupId).matches() ? groupId : hash("g:", groupId);
    }

    private String hash(String kind, String id) {
        return id == null ? null : kind + Sha256.hex(salted, id);
    }
}
