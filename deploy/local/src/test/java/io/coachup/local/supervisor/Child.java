package io.coachup.local.supervisor;

import java.util.concurrent.CountDownLatch;

/** A process to supervise: {@code good} ends on SIGTERM, {@code stubborn} does not, {@code broken} ends at once. */
final class Child {

    private Child() {}

    static void main(String[] arguments) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        switch (arguments[0]) {
            case "broken" -> {
                System.err.println("the setting is wrong");
                System.exit(3);
            }
            case "stubborn" -> Runtime.getRuntime().addShutdownHook(new Thread(() -> await(never)));
            default -> {}
        }
        System.out.println("ready 1");
        never.await();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
