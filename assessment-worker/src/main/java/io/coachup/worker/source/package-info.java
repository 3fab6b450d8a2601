/** Chooses where jobs come from. */
package io.coachup.worker.source;
