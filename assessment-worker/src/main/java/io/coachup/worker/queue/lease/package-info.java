/** Jobs leased from skills-service, without a queue. */
package io.coachup.worker.queue.lease;
