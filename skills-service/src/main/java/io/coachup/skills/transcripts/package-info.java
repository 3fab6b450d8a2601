/** A session's turns for clients, in pages. */
package io.coachup.skills.transcripts;
