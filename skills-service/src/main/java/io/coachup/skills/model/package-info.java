/** Calls of a language model that somebody waits for: limited in time, and not tried for a while after failures. */
package io.coachup.skills.model;
