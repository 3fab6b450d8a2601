/** The port to wherever jobs come from, and its settings. */
package io.coachup.worker.queue;
