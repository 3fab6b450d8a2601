package io.coachup.speech.spool;

import io.coachup.common.errors.ApiException;
import java.io.OutputStream;

/** Where audio is written to as it arrives. */
@FunctionalInterface
public interface AudioTarget {

    /**
     * What is written from now on; what was written before is dropped.
     *
     * @throws ApiException there and while writing, when there is no room: 429 for one's own share, 503 for all
     */
    OutputStream open();
}
