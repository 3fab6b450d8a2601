package io.coachup.speech.fetch;

import io.coachup.common.time.Deadline;
import io.coachup.speech.spool.AudioTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.TimeoutException;

/** Asks a server once. */
@FunctionalInterface
interface AudioServer {

    /**
     * Gets {@code url} over a connection to {@code address} and nowhere else; follows nothing.
     *
     * @param target is overwritten
     * @throws java.net.ConnectException when there was no connection: another address may do
     * @throws IOException when it broke
     * @throws TimeoutException at the deadline
     */
    RemoteAnswer get(RemoteAudio url, InetAddress address, AudioTarget target, Deadline deadline)
            throws IOException, TimeoutException, InterruptedException;
}
