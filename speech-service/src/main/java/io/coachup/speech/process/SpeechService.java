package io.coachup.speech.process;

import io.coachup.common.logging.LogService;
import io.coachup.common.process.ServiceProcess;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Begins speech-service. */
@QuarkusMain
public final class SpeechService {

    private SpeechService() {}

    public static void main(String... args) {
        ServiceProcess.run("speech-service", LogService.NEXT, args);
    }
}
