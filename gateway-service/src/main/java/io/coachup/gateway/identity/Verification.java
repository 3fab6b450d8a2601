package io.coachup.gateway.identity;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.identity.Caller;
import io.coachup.common.identity.CallerVerifier;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/** Verifies tokens on virtual threads, away from the event loop: the issuer's keys may have to be fetched. */
@Singleton
public final class Verification {

    private static final Logger LOG = Logger.getLogger(Verification.class);
    private static final int RETRY_AFTER_SECONDS = 2;

    private final Vertx vertx;
    private final ExecutorService threads;
    private final CallerVerifier verifier;
    private final long timeoutMs;
    private final Semaphore pending;

    public Verification(
            Vertx vertx,
            @VirtualThreads ExecutorService threads,
            CallerVerifier verifier,
            GatewayIdentityConfig config) {
        this.vertx = vertx;
        this.threads = threads;
        this.verifier = verifier;
        this.timeoutMs = config.verificationTimeout().toMillis();
        this.pending = new Semaphore(config.maxPending());
    }

    /**
     * A caller and what proved it.
     *
     * @param caller the caller
     * @param authorization the header value that was verified
     */
    record Verified(Caller caller, String authorization) {}

    /** The first of these header values that holds a valid token; fails with 401, or 503 when that takes too long. */
    Future<Verified> firstValid(List<String> authorizations) {
        if (authorizations.isEmpty()) {
            return Future.failedFuture(ApiException.unauthenticated());
        }
        if (!pending.tryAcquire()) {
            return Future.failedFuture(late());
        }
        Context context = vertx.getOrCreateContext();
        Promise<Verified> result = Promise.promise();
        long timer = vertx.setTimer(timeoutMs, _ -> result.tryFail(late()));
        threads.execute(() -> {
            try {
                Verified verified = verify(authorizations);
                context.runOnContext(_ -> result.tryComplete(verified));
            } catch (ApiException e) {
                context.runOnContext(_ -> result.tryFail(e));
            } catch (RuntimeException e) {
                LOG.error("A token could not be verified", e);
                context.runOnContext(_ -> result.tryFail(late()));
            } finally {
                pending.release();
            }
        });
        return result.future().onComplete(_ -> vertx.cancelTimer(timer));
    }

    private Verified verify(List<String> authorizations) {
        ApiException refusal = ApiException.unauthenticated();
        for (String authorization : authorizations) {
            try {
                return new Verified(verifier.verify(authorization), authorization);
            } catch (ApiException e) {
                refusal = e;
            }
        }
        throw refusal;
    }

    private static ApiException late() {
        return ApiException.unavailable(
                ErrorCode.UNAVAILABLE, "Identity provider unavailable", RETRY_AFTER_SECONDS, null);
    }
}
