/** What happened to a session, append-only. */
package io.coachup.skills.events;
