package io.coachup.worker.process;

import io.coachup.common.logging.LogService;
import io.coachup.common.process.ServiceProcess;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Begins assessment-worker. */
@QuarkusMain
public final class AssessmentWorker {

    private AssessmentWorker() {}

    public static void main(String... args) {
        ServiceProcess.run("assessment-worker", LogService.PY, args);
    }
}
