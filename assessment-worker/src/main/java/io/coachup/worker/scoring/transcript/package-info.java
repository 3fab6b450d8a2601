/** The assessed part of a session, and what counts as a quote of it. */
package io.coachup.worker.scoring.transcript;
