/** What the assessment worker calls: load, finalize or give up a job, and leases where there is no queue. */
package io.coachup.skills.worker;
