/** Where the process of assessment-worker begins. */
package io.coachup.worker.process;
