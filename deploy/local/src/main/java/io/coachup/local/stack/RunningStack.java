package io.coachup.local.stack;

import io.coachup.local.files.FolderTree;
import io.coachup.local.settings.Layout;
import io.coachup.local.supervisor.Leftovers;
import io.coachup.local.supervisor.Output;
import io.coachup.local.supervisor.PortCheck;
import io.coachup.local.supervisor.RunLock;
import io.coachup.local.supervisor.StartFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Brings a stack up in this checkout, alone and on clean ground, and takes it down when the JVM ends. */
final class RunningStack {

    private RunningStack() {}

    /**
     * Returns when all is ready.
     *
     * @return the environment that the services were started with
     * @throws StartFailedException with a message for the user
     */
    static Map<String, String> bringUp(Layout layout, StackOptions options, Output output) {
        Map<String, String> user = System.getenv();
        layout.create();
        RunLock lock = RunLock.take(layout.run());
        int ended = Leftovers.end(StackFactory.traces(layout));
        if (ended > 0) {
            output.step("Ended " + ended + " processes of an earlier run that was killed");
        }
        List<String> problems = PortCheck.problems(StackFactory.ports(layout, options, user), user);
        if (!problems.isEmpty()) {
            throw new StartFailedException(String.join("\n", problems));
        }
        if (options.fresh()) {
            empty(layout.data());
            output.step("Emptied the data of earlier runs");
        }
        StackFactory factory = new StackFactory(layout, user, output);
        Stack stack = factory.create(options);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> takeDown(stack, lock, output), "stop"));
        output.step("Starting PostgreSQL, SQS, S3 and the token issuer");
        stack.start();
        return factory.environment();
    }

    private static void takeDown(Stack stack, RunLock lock, Output output) {
        output.step("Stopping");
        stack.stop();
        lock.close();
        output.step("Stopped");
    }

    private static void empty(Path folder) {
        FolderTree.delete(folder);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
