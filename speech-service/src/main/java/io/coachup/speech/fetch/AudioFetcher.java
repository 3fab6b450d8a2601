package io.coachup.speech.fetch;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.time.Deadline;
import io.coachup.speech.spool.AudioTarget;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.util.concurrent.TimeoutException;

/** Fetches audio that a caller names, from where anybody could fetch it. */
@Singleton
public final class AudioFetcher {

    private static final int REDIRECTS_MAX = 3;
    private static final String FAILED = "The audio could not be fetched";

    private final FetchConfig config;
    private final AudioUrlParser parser;
    private final CheckedAddresses addresses;
    private final AudioServer server;

    AudioFetcher(FetchConfig config, AudioUrlParser parser, CheckedAddresses addresses, AudioServer server) {
        this.config = config;
        this.parser = parser;
        this.addresses = addresses;
        this.server = server;
    }

    /**
     * Writes the audio into {@code target}, over what may be there; on the calling (virtual) thread.
     *
     * @param deadline when it must be there; its own time limit may be earlier
     * @return bytes
     * @throws ApiException 400 when it, or where it leads, is not public or answers 4xx; 413 too large; 502 when its
     *     server failed or can't be reached; 504 out of time
     */
    public long fetch(AudioUrl url, AudioTarget target, Deadline deadline) {
        return switch (url) {
            case InlineAudio inline -> inline.write(target, config.maxBytes());
            case RemoteAudio remote -> fetch(remote, target, deadline.within(config.timeLimit()));
        };
    }

    private long fetch(RemoteAudio url, AudioTarget target, Deadline deadline) {
        try {
            return follow(url, target, deadline);
        } catch (TimeoutException e) {
            throw new ApiException(ErrorCode.UPSTREAM_TIMEOUT, "The audio was not delivered in time", e);
        } catch (IOException e) {
            throw new ApiException(ErrorCode.UPSTREAM_ERROR, FAILED, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(ErrorCode.UPSTREAM_ERROR, FAILED, e);
        }
    }

    private long follow(RemoteAudio first, AudioTarget target, Deadline deadline)
            throws IOException, TimeoutException, InterruptedException {
        RemoteAudio url = first;
        for (int redirects = 0; redirects <= REDIRECTS_MAX; redirects++) {
            switch (get(url, target, deadline)) {
                case RemoteAnswer.Stored(long bytes) -> {
                    return bytes;
                }
                case RemoteAnswer.TooLarge() -> throw ApiException.tooLarge("Audio too large", config.maxBytes());
                case RemoteAnswer.Refused(int status) -> throw refused(status);
                case RemoteAnswer.Redirected(String location) -> url = redirected(url, location);
            }
        }
        throw new ApiException(ErrorCode.UPSTREAM_ERROR, FAILED);
    }

    private RemoteAnswer get(RemoteAudio url, AudioTarget target, Deadline deadline)
            throws IOException, TimeoutException, InterruptedException {
        IOException failure = new ConnectException();
        for (InetAddress address : addresses.of(url, deadline)) {
            try {
                return server.get(url, address, target, deadline);
            } catch (ConnectException e) {
                failure = e;
            }
        }
        throw failure;
    }

    /** Checked like the URL it came from; what was asked for over TLS is not fetched without. */
    private RemoteAudio redirected(RemoteAudio from, String location) throws IOException {
        if (location == null) {
            throw new IOException("A redirect to nowhere");
        }
        try {
            String absolute = URI.create(from.text()).resolve(location).toString();
            if (parser.parse(absolute) instanceof RemoteAudio to && (to.tls() || !from.tls())) {
                return to;
            }
        } catch (IllegalArgumentException e) {
            // No URL at all: refused as well.
        }
        throw AudioUrlParser.refused();
    }

    /** A 4xx is for whoever made the URL to repair, and no failure of ours that would call an operator. */
    private static ApiException refused(int status) {
        boolean later = status == 408 || status == 425 || status == 429;
        return status >= 400 && status < 500 && !later
                ? ApiException.invalid("audioUrl does not lead to audio")
                : new ApiException(ErrorCode.UPSTREAM_ERROR, FAILED);
    }
}
