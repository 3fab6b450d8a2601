package io.coachup.speech.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** What the service under test lives among: skills-service and a speech provider, on real sockets. */
public final class SpeechWorld implements QuarkusTestResourceLifecycleManager {

    public static final String SERVICE_SECRET = "service-secret-of-the-tests";
    public static final SkillsPeer SKILLS = new SkillsPeer();
    public static final VoicePeer VOICE = new VoicePeer();

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>();
        settings.put("SERVICE_SHARED_SECRET", SERVICE_SECRET);
        settings.put("STORAGE_KEY_SECRET", "storage-secret-of-the-tests");
        settings.put("LOG_HASH_SALT", "salt-of-the-tests");
        settings.put("SKILLS_SERVICE_URL", SKILLS.address());
        settings.put("STT_PROVIDER", "mock");
        settings.put("TTS_PROVIDER", "mock");
        settings.put("ALLOW_PROVIDER_OVERRIDE", "1");
        settings.put("OPENAI_API_KEY", "sk-key-of-the-tests");
        settings.put("OPENAI_BASE_URL", VOICE.address());
        settings.put("STT_AUDIO_URL_ALLOW", VOICE.hostAndPort());
        settings.put("AUDIO_TEMP_MAX_BYTES", "96000000");
        settings.put("AUDIO_TEMP_MAX_BYTES_PER_CALLER", "32000000");
        settings.put("BUDGET_SPEECH_SECONDS_PER_DAY", "3600");
        settings.put("AUDIO_ERASURE_INTERVAL", "300ms");
        settings.put("STT_UPLOAD_TIMEOUT", "6s");
        settings.put("quarkus.rest-client.skills-service.read-timeout", "500");
        return settings;
    }

    @Override
    public void stop() {
        // Both end with the JVM: other test classes share them.
    }
}
