package io.coachup.bench.chat;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Opens streams, always so many at once, until all are through. */
final class Load {

    private static final int EVENT_LOOPS = 2;
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int STREAM_LIMIT_MS = 60_000;

    private final Vertx vertx;

    Load(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * Runs a scenario once. People don't start in the same millisecond: the first streams start spread over the time that
     * one takes.
     *
     * @throws IllegalStateException when they are not through within three minutes
     */
    Streams run(Target target, Scenario scenario) {
        Streams seen = new Streams(scenario.streams());
        AtomicInteger left = new AtomicInteger(scenario.streams());
        Promise<Void> through = Promise.promise();
        String deployment = null;
        try {
            deployment = vertx.deployVerticle(
                            () -> new Generator(target, scenario, left, seen, through),
                            new DeploymentOptions().setInstances(EVENT_LOOPS))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            through.future().toCompletionStage().toCompletableFuture().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(target.name() + ": the streams were not through in time", e);
        } finally {
            if (deployment != null) {
                vertx.undeploy(deployment);
            }
        }
        return seen;
    }

    private static final class Generator extends AbstractVerticle {

        private final Target target;
        private final int concurrency;
        private final int spreadMs;
        private final AtomicInteger left;
        private final Streams seen;
        private final Promise<Void> through;
        private HttpClient client;

        Generator(Target target, Scenario scenario, AtomicInteger left, Streams seen, Promise<Void> through) {
            this.target = target;
            this.concurrency = scenario.concurrency() / EVENT_LOOPS;
            this.spreadMs = scenario.streamMs();
            this.left = left;
            this.seen = seen;
            this.through = through;
        }

        @Override
        public void start() {
            client = vertx.createHttpClient(
                    new HttpClientOptions(),
                    new PoolOptions().setHttp1MaxSize(concurrency).setEventLoopSize(0));
            for (int i = 0; i < concurrency; i++) {
                vertx.setTimer(1 + (long) spreadMs * i / concurrency, _ -> next());
            }
        }

        private RequestOptions request(Target.Ask ask) {
            RequestOptions request = new RequestOptions()
                    .setMethod(HttpMethod.valueOf(target.method()))
                    .setHost("127.0.0.1")
                    .setPort(target.port())
                    .setURI(ask.path())
                    .setIdleTimeout(STREAM_LIMIT_MS);
            ask.headers().forEach(request::putHeader);
            return request;
        }

        private void next() {
            if (left.getAndDecrement() <= 0) {
                return;
            }
            StreamReader reader = new StreamReader();
            long begun = System.nanoTime();
            long[] firstToken = {-1};
            client.request(request(target.asks().get()))
                    .compose(call -> target.body() == null ? call.send() : call.send(Buffer.buffer(target.body())))
                    .compose(response -> {
                        if (response.statusCode() != 200) {
                            return Future.failedFuture("status " + response.statusCode());
                        }
                        response.handler(chunk -> {
                            if (reader.read(chunk)) {
                                firstToken[0] = System.nanoTime() - begun;
                            }
                        });
                        return response.end();
                    })
                    .onComplete(end -> {
                        boolean last = seen.add(reader.isComplete() && end.succeeded(), reader.tokens(), firstToken[0]);
                        if (last) {
                            through.tryComplete();
                        }
                        next();
                    });
        }
    }
}
