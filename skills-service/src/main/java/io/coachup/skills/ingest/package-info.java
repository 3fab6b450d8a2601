/** Messages in: deduplicated, decided on, appended, and, when a group of turns ends, a job written. */
package io.coachup.skills.ingest;
