/** Finds criteria by measuring the transcript. */
package io.coachup.worker.scoring.measured;
