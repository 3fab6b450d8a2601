/** What was said in a session so far, in few words: when a summary is due, how it is made and kept. */
package io.coachup.skills.summaries;
