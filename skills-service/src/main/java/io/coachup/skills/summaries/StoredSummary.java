package io.coachup.skills.summaries;

/**
 * A version of a session's summary.
 *
 * @param version 1 for the first
 * @param lastMessageTs when the newest turn that it covers was said, epoch ms, or null
 * @param throughId newest stored turn that it covers, 0 for none
 * @param createdAt epoch ms
 */
record StoredSummary(int version, String text, Long lastMessageTs, long throughId, long createdAt) {}
