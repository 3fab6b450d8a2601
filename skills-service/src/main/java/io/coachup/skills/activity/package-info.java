/** Sessions as their owners see them: one with its state, its activity and costs, and the list of all. */
package io.coachup.skills.activity;
