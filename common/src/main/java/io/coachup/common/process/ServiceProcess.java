package io.coachup.common.process;

import io.coachup.common.logging.LogService;
import io.quarkus.runtime.Quarkus;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import org.jboss.logging.Logger;

/**
 * Runs a service as a process. What is written past the logs, such as why settings were refused or that a thread ended with an
 * exception, becomes JSON lines too. Only what the JVM prints itself does not, and that goes to standard error.
 */
public final class ServiceProcess {

    private ServiceProcess() {}

    /** Runs it until it is stopped; {@code app} and {@code service} are the fields of its log lines. */
    public static void run(String app, LogService service, String... args) {
        PlainLines lines = new PlainLines(
                new FileOutputStream(FileDescriptor.out),
                app,
                service,
                System.getenv("APP_ENV"),
                Thread.currentThread());
        System.setErr(lines.stream());
        Thread.setDefaultUncaughtExceptionHandler((_, failure) ->
                Logger.getLogger(ServiceProcess.class).error("A thread ended with an exception", failure));
        Quarkus.run(args);
    }
}
