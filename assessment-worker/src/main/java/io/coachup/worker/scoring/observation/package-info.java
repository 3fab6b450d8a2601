/** What can be heard in the speaker's words: signals, and the observers that hear them. */
package io.coachup.worker.scoring.observation;
