/** Where jobs come from: the port to their sources, its settings, and the choice between SQS and leases. */
package io.coachup.worker.queue;
