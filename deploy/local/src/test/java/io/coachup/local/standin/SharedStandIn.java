package io.coachup.local.standin;

import io.coachup.local.files.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A durable stand-in that all tests of a class share: started once, and anew after each test that ended it. */
final class SharedStandIn implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    private final StandIn kind;
    private Path folder;
    private StandInProcess running;

    SharedStandIn(StandIn kind) {
        this.kind = kind;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("coachup-" + kind.id());
        running = StandInProcess.start(new StandInSpec(kind, 0, data(), false));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!running.process().isAlive()) {
            restart();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        running.close();
        FolderTree.delete(folder);
    }

    Path data() {
        return folder.resolve("data");
    }

    /** The process of the moment. */
    Process process() {
        return running.process();
    }

    /** The same all the time. */
    int port() {
        return running.port();
    }

    /** Ends it without warning and starts it anew. */
    void killAndRestart() {
        running.kill();
        restart();
    }

    private void restart() {
        running = running.restart();
    }
}
