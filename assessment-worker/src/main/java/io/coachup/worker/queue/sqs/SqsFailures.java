package io.coachup.worker.queue.sqs;

import io.coachup.worker.queue.QueueUnavailableException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** What it means when SQS doesn't do what it was asked. */
final class SqsFailures {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int SERVER_ERROR = 500;

    private SqsFailures() {}

    /**
     * Makes a call.
     *
     * @throws SqsException when SQS refuses it for what it is about, such as a receipt that has expired
     * @throws QueueUnavailableException when the queue is away
     */
    static <T> T told(Supplier<T> call) {
        try {
            return call.get();
        } catch (SqsException e) {
            if (isRefusal(e)) {
                throw e;
            }
            throw new QueueUnavailableException("SQS does not serve", e);
        } catch (SdkException e) {
            throw new QueueUnavailableException("SQS can't be reached", e);
        }
    }

    /** True when another queue or another time would not help, only another request. */
    static boolean isRefusal(RuntimeException failure) {
        return failure instanceof SqsException refused
                && refused.statusCode() < SERVER_ERROR
                && refused.statusCode() != UNAUTHORIZED
                && refused.statusCode() != FORBIDDEN
                && !refused.isThrottlingException()
                && !(refused instanceof QueueDoesNotExistException);
    }
}
