/** Finds criteria by asking a language model, and believes only what the transcript supports. */
package io.coachup.worker.scoring.model;
