package io.coachup.speech.fetch;

import io.coachup.common.request.CurrentRequest;
import io.coachup.common.time.Deadline;
import io.coachup.speech.failover.Asked;
import io.coachup.speech.provider.local.FairPlaces;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Where a URL leads: looked up once, and every address of the answer checked. */
@Singleton
final class CheckedAddresses {

    /** A lookup can't be interrupted and may take as long as the system likes: no more than these wait for it. */
    private static final int LOOKUPS = 32;

    /** Whoever names hosts whose servers never answer makes only their own lookups wait. */
    private static final int LOOKUPS_PER_CALLER = 4;

    private final AllowList allowed;
    private final NameResolver resolver;
    private final CurrentRequest current;
    private final FairPlaces turns = new FairPlaces(LOOKUPS, LOOKUPS_PER_CALLER);
    private final ExecutorService lookups = Executors.newFixedThreadPool(
            LOOKUPS, Thread.ofPlatform().daemon().name("lookup-", 0).factory());

    CheckedAddresses(AllowList allowed, NameResolver resolver, CurrentRequest current) {
        this.current = current;
        this.allowed = allowed;
        this.resolver = resolver;
    }

    @PreDestroy
    void close() {
        lookups.shutdownNow();
    }

    /**
     * The addresses that may be connected to, at least one.
     *
     * @throws io.coachup.common.errors.ApiException 400 for a name that does not exist or has an address that is not
     *     public
     * @throws TimeoutException when the lookup takes too long
     */
    List<InetAddress> of(RemoteAudio url, Deadline deadline) throws TimeoutException, InterruptedException {
        List<InetAddress> addresses = url.address() == null ? lookUp(url.host(), deadline) : List.of(url.address());
        if (!allowed.contains(url) && !addresses.stream().allMatch(PublicAddresses::contain)) {
            throw AudioUrlParser.refused();
        }
        return addresses;
    }

    private List<InetAddress> lookUp(String name, Deadline deadline) throws TimeoutException, InterruptedException {
        FairPlaces.Turn turn = turns.take(Asked.by(current).caller(), deadline.left());
        // The place is free once the lookup is over, which may be long after anybody waited for it.
        CompletableFuture<List<InetAddress>> lookup = CompletableFuture.supplyAsync(
                () -> {
                    try (turn) {
                        return resolver.resolve(name);
                    } catch (UnknownHostException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                lookups);
        try {
            return lookup.get(deadline.millisLeft(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UncheckedIOException) {
                throw AudioUrlParser.refused();
            }
            throw new IllegalStateException("A lookup failed", e.getCause());
        }
    }
}
