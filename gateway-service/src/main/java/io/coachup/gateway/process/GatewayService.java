package io.coachup.gateway.process;

import io.coachup.common.logging.LogService;
import io.coachup.common.process.ServiceProcess;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Begins gateway-service. */
@QuarkusMain
public final class GatewayService {

    private GatewayService() {}

    public static void main(String... args) {
        ServiceProcess.run("gateway-service", LogService.NEXT, args);
    }
}
