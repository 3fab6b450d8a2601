package io.coachup.speech.support;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Many requests of one person at once. */
public final class Inputs {

    private Inputs() {}

    /** What each of {@code count} equal requests was answered, some at a time. */
    public static <T> List<T> repeat(int count, Callable<T> request) throws InterruptedException, ExecutionException {
        try (ExecutorService hands = Executors.newFixedThreadPool(3)) {
            List<Future<T>> answers = hands.invokeAll(
                    IntStream.range(0, count).mapToObj(_ -> request).toList());
            return answers.stream().map(Future::resultNow).toList();
        }
    }
}
