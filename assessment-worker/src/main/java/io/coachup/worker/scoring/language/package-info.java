/** Reads what is known of languages, words and phrases, from the resources of the program. */
package io.coachup.worker.scoring.language;
