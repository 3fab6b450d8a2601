/** The table of assessment jobs, the relay that sends them to SQS, and leases for running without a queue. */
package io.coachup.skills.jobs;
