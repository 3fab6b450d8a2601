package io.coachup.acceptance.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.acceptance.Client;
import io.coachup.acceptance.Installed;
import io.coachup.acceptance.Suite;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the runbooks tell to type works. */
class RunbooksTest {

    private static final Path FOLDER = Suite.ROOT.resolve("docs/runbooks");
    private static final Pattern COUNT = Pattern.compile("ApproximateNumberOfMessages</Name>\\s*<Value>(\\d+)</Value>");
    private static final Pattern RECEIPT = Pattern.compile("<ReceiptHandle>([^<]+)<");
    private static final String ACCOUNT = "/000000000000/";

    private static Suite suite;

    @BeforeAll
    static void somebodyChats() throws IOException {
        suite = Suite.shared();
        try (var reply = Client.of(suite, "ada").chat("How do I begin?", null).body()) {
            assertThat(new String(reply.readAllBytes(), StandardCharsets.UTF_8)).contains("[DONE]");
        }
    }

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> !file.endsWith("README.md") && !file.endsWith("dlq.md"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyCommandOfAPageWorks(Path page) throws Exception {
        Installed.require("aws", "jq", "curl");

        assertThat(run(blocks(page, "bash"))).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyQueryOfAPageWorks(Path page) throws Exception {
        try (Connection database = DriverManager.getConnection(suite.database());
                Statement statement = database.createStatement()) {
            database.setAutoCommit(false);
            for (String query : blocks(page, "sql")) {
                statement.execute(query);
            }
            database.rollback();
        }
    }

    /** SQS drops a message whose deduplication id it saw within five minutes; these have the one that they had first. */
    @Test
    void aRedriveWithinFiveMinutesLosesNothing() throws Exception {
        Installed.require("aws", "jq");
        for (String queue : List.of("runbook.fifo", "runbook-dlq.fifo")) {
            sqs("/", "Action=CreateQueue&QueueName=" + queue + "&Attribute.1.Name=FifoQueue&Attribute.1.Value=true");
        }
        String first = "5f0c1a3e-0000-4000-8000-000000000001";
        String second = "5f0c1a3e-0000-4000-8000-000000000002";
        for (String session : List.of(first, second)) {
            send("runbook.fifo", session);
            deleteOne("runbook.fifo");
            send("runbook-dlq.fifo", session);
            send("runbook.fifo", session);
        }
        assertThat(waiting("runbook.fifo"))
                .as("sent with the first id, and dropped")
                .isZero();
        assertThat(waiting("runbook-dlq.fifo")).isEqualTo(2);

        String shown = run(blocks(FOLDER.resolve("dlq.md"), "bash").stream()
                .map(block -> block.replace("coach-up-assessments", "runbook"))
                .toList());

        assertThat(shown).contains("\"ApproximateNumberOfMessages\": \"2\"", "\"reason\": \"attempts_exhausted\"");
        assertThat(List.of(waiting("runbook.fifo"), waiting("runbook-dlq.fifo")))
                .containsExactly(2, 0);
        assertThat(sqs(ACCOUNT + "runbook.fifo", "Action=ReceiveMessage&MaxNumberOfMessages=10&AttributeName.1=All"))
                .contains("<Value>" + first + "</Value>", "<Value>" + second + "</Value>")
                .contains("grp&quot;", "<Value>redrive:");
    }

    private static void send(String queue, String session) throws Exception {
        sqs(
                ACCOUNT + queue,
                "Action=SendMessage&MessageGroupId=" + session + "&MessageDeduplicationId=" + session + ":grp"
                        + "&MessageBody="
                        + URLEncoder.encode(
                                "{\"sessionId\":\"%s\",\"groupId\":\"grp\"}".formatted(session), StandardCharsets.UTF_8)
                        + "&MessageAttribute.1.Name=reason&MessageAttribute.1.Value.DataType=String"
                        + "&MessageAttribute.1.Value.StringValue=attempts_exhausted");
    }

    private static void deleteOne(String queue) throws Exception {
        var receipt = RECEIPT.matcher(sqs(ACCOUNT + queue, "Action=ReceiveMessage"));
        assertThat(receipt.find()).isTrue();
        sqs(
                ACCOUNT + queue,
                "Action=DeleteMessage&ReceiptHandle=" + URLEncoder.encode(receipt.group(1), StandardCharsets.UTF_8));
    }

    private static int waiting(String queue) throws Exception {
        var count = COUNT.matcher(sqs(ACCOUNT + queue, "Action=GetQueueAttributes&AttributeName.1=All"));
        assertThat(count.find()).isTrue();
        return Integer.parseInt(count.group(1));
    }

    private static String sqs(String path, String form) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(suite.queueServer() + path))
                            .header("content-type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body();
        }
    }

    private static List<String> blocks(Path page, String language) throws IOException {
        return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$")
                .matcher(Files.readString(page))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** Runs blocks one after the other in one shell that ends at the first failure, against the suite's own places. */
    private static String run(List<String> blocks) throws IOException, InterruptedException {
        String script = blocks.stream()
                .collect(Collectors.joining("\n"))
                .replace(".coachup/", suite.home() + "/")
                .replace("./coachup ", Suite.ROOT.resolve("coachup") + " ")
                .replace("http://localhost:9324", suite.queueServer())
                .replace("http://localhost:9325", suite.storageServer())
                .replace("http://localhost:9080/metrics", suite.metrics("GATEWAY"));
        Path answer = Files.createTempFile(Files.createDirectories(Path.of("target")), "runbook", ".log");
        ProcessBuilder builder = new ProcessBuilder("bash", "-euc", script);
        builder.environment().put("COACHUP_HOME", suite.home().toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("LOG_HASH_SALT"));
        Process shell = builder.redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(answer.toFile())
                .start();
        boolean ended = shell.waitFor(60, TimeUnit.SECONDS);
        if (!ended) {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly();
        }
        String output = Files.readString(answer);
        assertThat(ended).as("ends: %s\n%s", script, output).isTrue();
        assertThat(shell.exitValue()).as("%s\n%s", script, output).isZero();
        return output;
    }
}
