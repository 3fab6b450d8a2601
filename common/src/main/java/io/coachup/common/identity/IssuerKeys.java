package io.coachup.common.identity;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.security.Key;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * The issuer's keys. A token that none of them fits makes us read them again, at most once an interval whoever sends
 * how many of such tokens, so that a new key counts after an interval at the latest. What is known stays in use while the
 * issuer is down, and nobody whose key is known ever waits for it.
 */
@ApplicationScoped
public class IssuerKeys implements VerificationKeyResolver {

    private static final Logger LOG = Logger.getLogger(IssuerKeys.class);

    /** Tokens with an unknown key that wait for one answer of the issuer; more are refused by what is known. */
    private static final int MAX_WAITING = 32;

    /** The first wait after a failure is this part of the interval; it doubles up to the interval. */
    private static final int FIRST_RETRY_PART = 4;

    private final KeyFetch fetch;
    private final long intervalNanos;
    private final long maxAgeNanos;
    private final Semaphore waiting = new Semaphore(MAX_WAITING);

    private volatile KeySet known = KeySet.NONE;
    /** What follows belongs to the monitor. */
    private CompletableFuture<Void> reading = CompletableFuture.completedFuture(null);

    private long endedNanos = System.nanoTime();
    private long restNanos;
    private long retryNanos;

    public IssuerKeys(IdentityConfig config) {
        this.fetch = new KeyFetch(config.keys().url());
        this.intervalNanos = config.keys().minInterval().toNanos();
        this.retryNanos = intervalNanos / FIRST_RETRY_PART;
        this.maxAgeNanos = config.keys().maxAge().toNanos();
    }

    /**
     * The key of a token.
     *
     * @throws UnresolvableKeyException when the issuer publishes no such key; caused by an {@link IOException} when it
     *     could not be asked yet
     */
    @Override
    public Key resolveKey(JsonWebSignature token, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
        String keyId = token.getKeyIdHeaderValue();
        KeySet now = known;
        Key key = now.find(keyId);
        if (key == null) {
            awaitNewer(now);
            key = known.find(keyId);
        } else if (System.nanoTime() - now.readNanos() > maxAgeNanos) {
            var _ = readAgain();
        }
        if (key != null) {
            return key;
        }
        throw known.isUnknown()
                ? new UnresolvableKeyException("No key is known", new IOException("The issuer's keys can't be read"))
                : new UnresolvableKeyException("The issuer publishes no such key");
    }

    /** A key did not fit a token that names it: perhaps the issuer has a new one of that name. Doesn't wait. */
    void doubt() {
        var _ = readAgain();
    }

    private void awaitNewer(KeySet seen) {
        boolean everybodyWaits = seen.isUnknown();
        if (!everybodyWaits && !waiting.tryAcquire()) {
            return;
        }
        try {
            readAgain().get(KeyFetch.TIME_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("The issuer's keys could not be read for a token", e);
        } finally {
            if (!everybodyWaits) {
                waiting.release();
            }
        }
    }

    /** What is being read, or was read last when it is too soon to ask again. */
    private synchronized CompletableFuture<Void> readAgain() {
        if (reading.isDone() && System.nanoTime() - endedNanos >= restNanos) {
            reading = fetch.keys().handle(this::read);
        }
        return reading;
    }

    private synchronized Void read(KeySet keys, Throwable failure) {
        if (failure == null) {
            known = keys;
            restNanos = intervalNanos;
            retryNanos = intervalNanos / FIRST_RETRY_PART;
        } else {
            // A failure must not cost the whole interval, and an issuer that is down must not be asked all the time.
            restNanos = retryNanos;
            retryNanos = Math.min(retryNanos * 2, intervalNanos);
            LOG.warn("The issuer's keys can't be read; those that are known stay in use", failure);
        }
        endedNanos = System.nanoTime();
        return null;
    }

    @PreDestroy
    void close() {
        fetch.close();
    }
}
