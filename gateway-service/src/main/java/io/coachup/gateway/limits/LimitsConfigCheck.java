package io.coachup.gateway.limits;

import io.coachup.common.settings.Problems;
import io.coachup.common.settings.SettingsCheck;
import jakarta.inject.Singleton;
import java.util.List;

/** Refuses limits that let nothing in, and proxies that are no addresses. */
@Singleton
final class LimitsConfigCheck implements SettingsCheck {

    private final LimitsConfig limits;
    private final StreamLimitsConfig streams;

    LimitsConfigCheck(LimitsConfig limits, StreamLimitsConfig streams) {
        this.limits = limits;
        this.streams = streams;
    }

    @Override
    public List<String> problems() {
        Problems problems = new Problems();
        for (LimitClass kind : LimitClass.values()) {
            problems.require(
                    isUseful(limits.of().get(kind)),
                    "The limit of " + kind + " routes (LIMIT_" + kind + "_PER_SECOND, LIMIT_" + kind + "_BURST, LIMIT_"
                            + kind + "_AT_ONCE, or as docs/limits.md names them) must be a rate above 0, a burst of at"
                            + " least 1 and at least 1 at once.");
        }
        return problems.require(
                        limits.trustedProxies().orElse(List.of()).stream().allMatch(LimitsConfigCheck::isNetwork),
                        "TRUSTED_PROXIES must be addresses or networks such as 10.0.0.0/8, separated by commas.")
                .require(limits.connectionsPerAddress() >= 1, "CONNECTIONS_PER_ADDRESS must be at least 1.")
                .require(streams.total() >= 1, "CHAT_MAX_STREAMS must be at least 1.")
                .all();
    }

    private static boolean isUseful(LimitsConfig.Limit limit) {
        return limit != null && limit.perSecond() > 0 && limit.burst() >= 1 && limit.atOnce() >= 1;
    }

    private static boolean isNetwork(String proxy) {
        try {
            Network.parse(proxy.strip());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
