package io.coachup.acceptance;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a static field must not hold: a native image may make it when it is built, with the seed, the time and the open
 * files of that moment, and it lives as long as the process.
 */
final class StaticState {

    /** Generators, sockets, threads, open files, clients and clocks. */
    private static final List<String> REFUSED = List.of(
            "java.util.Random",
            "java.util.random.RandomGenerator",
            "java.net.Socket",
            "java.net.ServerSocket",
            "java.net.DatagramSocket",
            "java.nio.channels.Channel",
            "java.nio.file.FileSystem",
            "java.nio.file.WatchService",
            "java.nio.MappedByteBuffer",
            "java.lang.Thread",
            "java.lang.ThreadGroup",
            "java.lang.Process",
            "java.lang.ref.Cleaner",
            "java.util.Timer",
            "java.util.concurrent.Executor",
            "java.io.Closeable",
            "java.lang.AutoCloseable",
            "java.io.FileDescriptor",
            "java.net.http.HttpClient",
            "io.vertx.core.Vertx",
            "io.vertx.core.http.HttpClient",
            "io.vertx.core.net.NetClient",
            "io.netty.channel.EventLoopGroup",
            "java.time.InstantSource",
            "java.time.Instant",
            "java.util.Date",
            "java.util.Calendar");

    /** What starts, opens or dates something, as {@code class.method}; {@code <init>} is a constructor. */
    private static final Set<String> CALLS = Set.of(
            "java.lang.System.nanoTime",
            "java.lang.System.currentTimeMillis",
            "java.lang.Math.random",
            "java.lang.Thread.start",
            "java.lang.Thread.startVirtualThread",
            "java.util.UUID.randomUUID",
            "java.util.concurrent.ThreadLocalRandom.current");

    /** Types of which nothing may be called when a class is made. */
    private static final Set<String> CALLED_TYPES = Set.of(
            "java.util.concurrent.Executors",
            "java.security.SecureRandom",
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.nio.file.Files",
            "java.net.InetAddress");

    private StaticState() {}

    /** Fields whose type, or what one of ours holds in its own fields, is refused. */
    static ArchCondition<JavaField> holdNoneOfIt() {
        return new ArchCondition<>("hold no generator, socket, thread, file, client or clock") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                String found = refusedIn(field.getRawType(), new HashSet<>());
                if (found != null) {
                    events.add(SimpleConditionEvent.violated(field, field.getFullName() + " holds a " + found));
                }
            }
        };
    }

    /** Classes that start, open or date nothing when they are made. */
    static ArchCondition<JavaClass> beMadeWithoutIt() {
        return new ArchCondition<>("start, open or date nothing when they are made") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getStaticInitializer().ifPresent(made -> made.getCallsFromSelf().stream()
                        .filter(call -> isRefused(
                                call.getTargetOwner(), call.getTarget().getName()))
                        .forEach(call -> events.add(SimpleConditionEvent.violated(type, call.getDescription()))));
            }
        };
    }

    private static boolean isRefused(JavaClass owner, String method) {
        boolean isDate = owner.getPackageName().startsWith("java.time")
                && (method.equals("now") || method.startsWith("system") || method.startsWith("tick"));
        return isDate || CALLED_TYPES.contains(owner.getName()) || CALLS.contains(owner.getName() + "." + method);
    }

    /** The refused type, or null. */
    private static String refusedIn(JavaClass type, Set<JavaClass> seen) {
        if (type.isArray()) {
            return refusedIn(type.getBaseComponentType(), seen);
        }
        for (String refused : REFUSED) {
            if (type.isAssignableTo(refused)) {
                return type.getName();
            }
        }
        if (!type.getPackageName().startsWith("io.coachup") || !seen.add(type)) {
            return null;
        }
        return type.getAllFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .map(field -> refusedIn(field.getRawType(), seen))
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
    }
}
