package io.coachup.acceptance.rolling;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.acceptance.Client;
import io.coachup.acceptance.Conversations;
import io.coachup.acceptance.Installed;
import io.coachup.acceptance.Suite;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rolling updates of skills-service while conversations are ingested, and of the worker while they are assessed. */
@Tag("long")
class RollingSuiteTest {

    private static final int SPEAKERS = 8;

    @Test
    void everyMessageIsTakenAndEveryConversationAssessedWhileAllAreReplaced() throws Exception {
        Installed.require("nginx");
        try (Balancer balancer = new Balancer(Path.of("target", "rolling", "skills"), List.of(1));
                Suite suite = Suite.start(
                        "rolling",
                        Map.of("SKILLS_SERVICE_URL", balancer.url(), "LIMIT_WRITE_BURST", "1000000"),
                        "--without",
                        "skills-service",
                        "--without",
                        "assessment-worker");
                Replicas skills = new Replicas("skills-service", settings(suite))) {
            balancer.route(skills.ports());
            try (Replicas workers = new Replicas("assessment-worker", settings(suite))) {
                List<Spoken> spoken = speakWhile(suite, () -> {
                    skills.replaceAll(balancer::route, () -> {});
                    workers.replaceAll(_ -> {}, () -> {});
                });

                assertThat(spoken).hasSizeGreaterThanOrEqualTo(SPEAKERS);
                for (Spoken one : spoken) {
                    one.speaker().awaitAssessment(one.sessionId(), one.groupId());
                }
            }
        }
    }

    private static Map<String, String> settings(Suite suite) {
        Map<String, String> settings = suite.settings();
        settings.putAll(Map.of("SHUTDOWN_DELAY", "2s", "SHUTDOWN_TIMEOUT", "30s"));
        return settings;
    }

    /** A session and its newest conversation. */
    private record Spoken(Client speaker, String sessionId, String groupId) {}

    private interface Update {

        void run() throws Exception;
    }

    /** Each speaker's sessions, of which each has one conversation; any message that isn't taken fails. */
    private static List<Spoken> speakWhile(Suite suite, Update update) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Spoken>>> speakers = new ArrayList<>();
            for (int i = 0; i < SPEAKERS; i++) {
                int number = i;
                speakers.add(threads.submit(() -> speak(suite, number, over)));
            }
            try {
                update.run();
            } finally {
                over.set(true);
            }
            List<Spoken> all = new ArrayList<>();
            for (Future<List<Spoken>> speaker : speakers) {
                all.addAll(speaker.get());
            }
            return all;
        }
    }

    private static List<Spoken> speak(Suite suite, int number, AtomicBoolean over) {
        Client speaker = Client.of(suite, "roller-" + number);
        List<Conversations.Conversation> bundled = Conversations.all();
        List<Spoken> spoken = new ArrayList<>();
        while (!over.get() || spoken.isEmpty()) {
            String sessionId = "s-" + number + "-" + spoken.size();
            String groupId = speaker.converse(
                    sessionId,
                    bundled.get((number + spoken.size()) % bundled.size()).messages());
            spoken.add(new Spoken(speaker, sessionId, groupId));
        }
        return spoken;
    }
}
