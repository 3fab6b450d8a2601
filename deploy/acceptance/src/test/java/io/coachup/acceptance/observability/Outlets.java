package io.coachup.acceptance.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.acceptance.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Everything by which what a person sent could leave: logs, metrics, spans, messages of queues and the table of jobs. */
final class Outlets {

    private static final List<String> PREFIXES = List.of("GATEWAY", "SPEECH", "SKILLS", "WORKER");
    private static final List<String> FORMATS =
            List.of("text/plain", "application/openmetrics-text;version=1.0.0,*/*;q=0.1");

    private final ObservedSuite observed;
    private final HttpClient http = HttpClient.newHttpClient();

    Outlets(ObservedSuite observed) {
        this.observed = observed;
    }

    /** All that is there now, by outlet. */
    Map<String, List<String>> contents() throws Exception {
        Map<String, List<String>> contents = new LinkedHashMap<>();
        contents.put("logs", logs(observed.suite()));
        contents.put("metrics", metrics(observed.suite()));
        contents.put(
                "spans",
                observed.collector().spans().stream().map(Collector.Seen::whole).toList());
        contents.put("queues", queues());
        contents.put("jobs", jobs());
        return contents;
    }

    /** Of services and of their JVMs, and what the runner printed. Those of the stand-ins are no part of the product. */
    private static List<String> logs(Suite suite) throws IOException {
        List<String> lines = new ArrayList<>(suite.output());
        for (Path folder : List.of(suite.home().resolve("logs"), suite.home().resolve("logs/jvm"))) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    lines.addAll(Files.readAllLines(file));
                }
            }
        }
        return lines;
    }

    private List<String> metrics(Suite suite) {
        List<String> lines = new ArrayList<>();
        for (String prefix : PREFIXES) {
            for (String format : FORMATS) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(suite.metrics(prefix)))
                        .header("accept", format)
                        .build();
                lines.addAll(send(request).lines().toList());
            }
        }
        return lines;
    }

    /** Dead letters stay in their queue; of the jobs' queue what nobody took yet. */
    private List<String> queues() throws IOException {
        List<String> messages = new ArrayList<>();
        for (String queue : List.of("coach-up-assessments-dlq.fifo", "coach-up-assessments.fifo")) {
            String body = new ObjectMapper()
                    .writeValueAsString(Map.of(
                            "QueueUrl",
                            observed.suite().queueServer() + "/000000000000/" + queue,
                            "MaxNumberOfMessages",
                            10,
                            "VisibilityTimeout",
                            0,
                            "MessageAttributeNames",
                            List.of("All"),
                            "AttributeNames",
                            List.of("All")));
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(observed.suite().queueServer() + "/"))
                    .header("content-type", "application/x-amz-json-1.0")
                    .header("x-amz-target", "AmazonSQS.ReceiveMessage")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            JsonNode answer = new ObjectMapper().readTree(send(request));
            answer.path("Messages").forEach(message -> messages.add(message.toString()));
        }
        return messages;
    }

    /** The outbox: what is sent is made of it. */
    private List<String> jobs() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection database = DriverManager.getConnection(observed.suite().database());
                Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery("select to_jsonb(j)::text from assessment_jobs j")) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    private String send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(
                        request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
