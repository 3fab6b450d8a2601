package io.coachup.local.standin.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;

/** An SQS server whose queues are the ones of {@code sqs.conf} and whose messages survive a kill. */
final class SqsServer {

    // What was acknowledged is in the file, and the queue server, not the JVM's end, closes it.
    private static final String DATABASE_OPTIONS = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    private static final Duration QUEUE_LIMIT = Duration.ofSeconds(30);
    private static final Duration POLL_PAUSE = Duration.ofMillis(20);

    private SqsServer() {}

    static void main(String[] arguments) {
        StandInMain.run(arguments, SqsServer::start);
    }

    private static StandInMain.Running start(StandInMain.Options options) throws IOException, InterruptedException {
        Path data = Files.createDirectories(options.data());
        int port = options.port() == 0 ? freePort() : options.port();
        Config config = ConfigFactory.parseResources("sqs.conf")
                .withValue("rest-sqs.bind-port", ConfigValueFactory.fromAnyRef(port))
                .withValue("node-address.port", ConfigValueFactory.fromAnyRef(port))
                .withValue(
                        "messages-storage.uri",
                        ConfigValueFactory.fromAnyRef(
                                "jdbc:h2:file:" + data.resolve("messages").toAbsolutePath() + DATABASE_OPTIONS))
                .withFallback(ConfigFactory.load())
                .resolve();
        var shutdown = new ElasticMQServer(new ElasticMQServerConfig(config)).start();
        for (String queue : config.getObject("queues").keySet()) {
            awaitQueue(port, queue);
        }
        return new StandInMain.Running(port, shutdown::apply);
    }

    /** The server opens its port before its queues exist. */
    private static void awaitQueue(int port, String queue) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + port + "/?Action=GetQueueUrl&QueueName=" + queue);
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(QUEUE_LIMIT).build();
        Instant deadline = Instant.now().plus(QUEUE_LIMIT);
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (client.send(request, BodyHandlers.discarding()).statusCode() != HttpURLConnection.HTTP_OK) {
                if (Instant.now().isAfter(deadline)) {
                    throw new IOException("The queue " + queue + " was not created in time.");
                }
                Thread.sleep(POLL_PAUSE);
            }
        }
    }

    /** The queue addresses hold the port, so the server must know it before it binds. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
