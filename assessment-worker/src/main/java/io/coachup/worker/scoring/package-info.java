/** A conversation scored: all skills at the same time, put together into one result. */
package io.coachup.worker.scoring;
