package io.coachup.worker.queue.sqs;

import io.coachup.worker.queue.QueueUnavailableException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Tells failures of the queue, which are waited for, from refusals of one request, which are not. */
final class SqsFailures {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int SERVER_ERROR = 500;

    private SqsFailures() {}

    /**
     * Makes a call and translates its failures.
     *
     * @throws SqsException when SQS refuses it for what it is about, such as a receipt that has expired
     * @throws QueueUnavailableException when the queue is away
     */
    static <T> T translated(Supplier<T> call) {
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

    /** True when SQS refused this request and would refuse it again. */
    static boolean isRefusal(RuntimeException failure) {
        return failure instanceof SqsException refused
                && refused.statusCode() < SERVER_ERROR
                && refused.statusCode() != UNAUTHORIZED
                && refused.statusCode() != FORBIDDEN
                && !refused.isThrottlingException()
                && !(refused instanceof QueueDoesNotExistException);
    }
}
