package io.coachup.bench.chat;

import io.coachup.bench.BenchProcess;
import io.coachup.local.standin.StandIn;
import io.coachup.local.standin.StandInProcess;
import io.coachup.local.standin.StandInSpec;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What all suites share: the scripted model and the issuer of people's tokens. */
final class TurnSurroundings implements AutoCloseable {

    private final int modelPort = BenchProcess.freePort();
    private final BenchProcess model;
    private final StandInProcess issuer;
    private final List<String> tokens;

    TurnSurroundings(Path folder) {
        model = BenchProcess.start(UpstreamMain.command(modelPort), Map.of(), folder.resolve("model.log"));
        setPace(0);
        issuer = StandInProcess.start(new StandInSpec(StandIn.TOKENS, 0, folder.resolve("tokens"), false));
        tokens = IntStream.range(0, Turns.MOST)
                .mapToObj(person -> BenchProcess.get(URI.create(issuer() + "/token?sub=bench-" + person)))
                .toList();
    }

    String model() {
        return "http://127.0.0.1:" + modelPort;
    }

    String issuer() {
        return "http://localhost:" + issuer.port();
    }

    /** One of each person. */
    List<String> tokens() {
        return tokens;
    }

    /** Sets the milliseconds between two tokens of the model. */
    void setPace(int ms) {
        model.awaitAnswer(URI.create(model() + "/pace?ms=" + ms));
    }

    @Override
    public void close() {
        issuer.close();
        model.close();
    }
}
