/** Keeps processes running, stops them, and clears what a killed run left. */
package io.coachup.local.supervisor;
