/** The speaker's messages, cut into sentences and words. */
package io.coachup.worker.scoring.speech;
