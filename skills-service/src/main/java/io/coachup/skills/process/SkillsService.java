package io.coachup.skills.process;

import io.coachup.common.logging.LogService;
import io.coachup.common.process.ServiceProcess;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Begins skills-service. */
@QuarkusMain
public final class SkillsService {

    private SkillsService() {}

    public static void main(String... args) {
        ServiceProcess.run("skills-service", LogService.NEXT, args);
    }
}
