package io.coachup.speech.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** What the service under test lives among: skills-service and a speech provider, on real sockets. */
public final class SpeechWorld implements QuarkusTestResourceLifecycleManager {

    public static final String SERVICE_SECRET = "service-secret-of-the-tests";
    public static final SkillsPeer SKILLS = new SkillsPeer();
    public static final VoicePeer VOICE = new VoicePeer();

    @Override
    public Map<String, String> start() {
        return Map.of(
                "SERVICE_SHARED_SECRET", SERVICE_SECRET,
                "STORAGE_KEY_SECRET", "storage-secret-of-the-tests",
                "LOG_HASH_SALT", "salt-of-the-tests",
                "SKILLS_SERVICE_URL", SKILLS.address(),
                "STT_PROVIDER", "mock",
                "TTS_PROVIDER", "mock",
                "ALLOW_PROVIDER_OVERRIDE", "1",
                "OPENAI_API_KEY", "sk-key-of-the-tests",
                "OPENAI_BASE_URL", VOICE.address(),
                "quarkus.rest-client.skills-service.read-timeout", "500");
    }

    @Override
    public void stop() {
        // Both end with the JVM: other test classes share them.
    }
}
