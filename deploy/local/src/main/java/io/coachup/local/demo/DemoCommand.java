package io.coachup.local.demo;

import io.coachup.local.settings.Layout;
import io.coachup.local.settings.RunningPorts;
import io.coachup.local.settings.Setting;
import io.coachup.local.standin.Distribution;
import io.coachup.local.token.TokenCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** {@code ./coachup demo}: a new person has a conversation with the coach, and it is assessed. */
public final class DemoCommand {

    private static final String DEFAULT_CONVERSATION = "average";
    private static final List<String> SKILLS = List.of("clarity_eloquence", "confidence");
    private static final String PROMPT = "What is the one thing I should practise next?";
    private static final Duration REPLY_LIMIT = Duration.ofSeconds(60);
    private static final Duration ASSESSMENT_LIMIT = Duration.ofSeconds(15);
    private static final Duration POLL_PAUSE = Duration.ofMillis(300);

    private final SuiteClient suite;
    private final DemoReport report;
    private final String sessionId = UUID.randomUUID().toString();

    private DemoCommand(SuiteClient suite, DemoReport report) {
        this.suite = suite;
        this.report = report;
    }

    /**
     * Runs it against the suite of this checkout.
     *
     * @throws IllegalArgumentException with one sentence, when that isn't possible
     */
    public static void run(Layout layout, String... arguments) {
        Path folder = Distribution.locate().classes().resolve("conversations");
        Conversation conversation = Conversation.named(conversationName(arguments), folder);
        String token = TokenCommand.token(layout, "demo-" + UUID.randomUUID());
        try (SuiteClient suite = new SuiteClient(RunningPorts.url(layout, Setting.GATEWAY_PORT), token)) {
            new DemoCommand(suite, new DemoReport(System.out)).play(conversation);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String conversationName(String... arguments) {
        if (arguments.length == 0) {
            return DEFAULT_CONVERSATION;
        }
        if (arguments.length == 2 && "--conversation".equals(arguments[0])) {
            return arguments[1];
        }
        throw new IllegalArgumentException("The only option is --conversation <name>.");
    }

    private void play(Conversation conversation) throws InterruptedException {
        report.conversation(conversation);
        SKILLS.forEach(suite::track);
        String groupId = handIn(conversation);
        showReply();
        report.assessment(awaitAssessment(groupId));
        report.levels(suite.tracked());
    }

    /** Answers the group that the conversation ended. */
    private String handIn(Conversation conversation) {
        String ended = null;
        int number = 0;
        for (Conversation.Message message : conversation.messages()) {
            report.message(message);
            number++;
            JsonValue answer = suite.ingest(sessionId, "m" + number, message);
            if (answer.at("enqueued").isTrue()) {
                ended = answer.at("groupId").text();
            }
        }
        if (ended == null) {
            throw new IllegalArgumentException("The suite did not take the conversation as ended.");
        }
        return ended;
    }

    private void showReply() throws InterruptedException {
        report.heading("You ask: " + PROMPT);
        System.out.print("  coach  ");
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try (Stream<String> lines = suite.chat(sessionId, PROMPT)) {
                ended.complete(EventStream.read(lines, DemoCommand::printToken));
            } catch (RuntimeException e) {
                ended.completeExceptionally(e);
            }
        });
        try {
            if (!ended.get(REPLY_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalArgumentException("The reply broke off.");
            }
            System.out.println();
        } catch (ExecutionException e) {
            throw new IllegalArgumentException(
                    "The reply did not come: " + e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new IllegalArgumentException("The reply had not ended after " + REPLY_LIMIT.toSeconds() + " s.", e);
        }
    }

    private static void printToken(String token) {
        System.out.print(token);
        System.out.flush();
    }

    private JsonValue awaitAssessment(String groupId) throws InterruptedException {
        Instant deadline = Instant.now().plus(ASSESSMENT_LIMIT);
        while (Instant.now().isBefore(deadline)) {
            JsonValue assessment = suite.assessment(sessionId);
            if (groupId.equals(assessment.at("latestGroupId").text())
                    && !assessment.at("summary").at("skillAssessments").items().isEmpty()) {
                return assessment;
            }
            Thread.sleep(POLL_PAUSE);
        }
        throw new IllegalArgumentException("There was no assessment after " + ASSESSMENT_LIMIT.toSeconds()
                + " s; the services' logs are in .coachup/logs.");
    }
}
