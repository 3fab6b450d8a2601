/** The port to wherever jobs come from, its settings, and the choice between the sources. */
package io.coachup.worker.queue;
