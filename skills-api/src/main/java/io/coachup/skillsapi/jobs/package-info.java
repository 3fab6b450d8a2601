/** How jobs reach the assessment worker: what a message on the queue says, and leases where there is no queue. */
package io.coachup.skillsapi.jobs;
