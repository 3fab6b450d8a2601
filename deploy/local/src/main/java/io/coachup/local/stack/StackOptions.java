package io.coachup.local.stack;

import java.util.EnumSet;
import java.util.Set;

/**
 * What to start.
 *
 * @param services the services; none for the stand-ins alone
 * @param fast whether PostgreSQL does without waiting for the disk; a kill may then cost what it acknowledged
 * @param fresh whether to start with empty data
 * @param natively whether services are native executables, which {@code ./coachup native} makes
 * @param observed whether a Prometheus is started that scrapes the services
 * @param companion the process with which the stack ends, 0 for none
 */
public record StackOptions(
        Set<Service> services, boolean fast, boolean fresh, boolean natively, boolean observed, long companion) {

    /**
     * Reads {@code --fast}, {@code --fresh}, {@code --native}, {@code --observe}, {@code --without <service>} and {@code --while <pid>}.
     *
     * @throws IllegalArgumentException with one sentence, when there is anything else
     */
    public static StackOptions parse(Set<Service> all, String... arguments) {
        Set<Service> services = all.isEmpty() ? EnumSet.noneOf(Service.class) : EnumSet.copyOf(all);
        boolean fast = false;
        boolean fresh = false;
        boolean natively = false;
        boolean observed = false;
        long companion = 0;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--fast" -> fast = true;
                case "--fresh" -> fresh = true;
                case "--native" -> natively = true;
                case "--observe" -> observed = true;
                case "--without" -> {
                    i++;
                    services.remove(Service.named(i < arguments.length ? arguments[i] : ""));
                }
                case "--while" -> {
                    i++;
                    companion = Long.parseLong(arguments[i]);
                }
                default ->
                    throw new IllegalArgumentException(
                            "There is no option " + arguments[i] + ": ./coachup help lists them.");
            }
        }
        return new StackOptions(services, fast, fresh, natively, observed, companion);
    }
}
