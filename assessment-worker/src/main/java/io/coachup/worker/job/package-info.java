/** One job's life: taken, kept invisible, loaded, scored, finalized; and what a failure means for it. */
package io.coachup.worker.job;
