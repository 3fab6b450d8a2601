package io.coachup.skills.ingest;

import java.util.UUID;

/**
 * Where a session stands between groups of turns.
 *
 * @param active a group is open
 * @param groupId the open group or the one that ended last, null before the first
 * @param startIndex event index of the open group's first message, null while none is open
 * @param turnCount turns of that group
 * @param lastTs time of the newest message, epoch ms, null before the first
 * @param nextEventIndex event index of the next message
 */
public record GroupState(
        boolean active, String groupId, Integer startIndex, int turnCount, Long lastTs, int nextEventIndex) {

    /**
     * The state after a message.
     *
     * @param ended the span that the message closed, or null
     */
    public record Step(GroupState state, Span ended) {}

    /**
     * Messages {@code startIndex} to {@code endIndex}, exclusive, of a session.
     */
    public record Span(String groupId, int startIndex, int endIndex) {}

    /** Applies a decision on the message at {@link #nextEventIndex}. Every interaction gets a group of its own. */
    public Step apply(Decision decision, long ts) {
        return switch (decision) {
            case START, CONTINUE ->
                new Step(
                        active
                                ? after(true, groupId, startIndex, turnCount + 1, ts)
                                : after(true, UUID.randomUUID().toString(), nextEventIndex, 1, ts),
                        null);
            case END ->
                active
                        ? new Step(
                                after(false, groupId, null, turnCount, ts),
                                new Span(groupId, startIndex, nextEventIndex + 1))
                        : unchanged(ts);
            case ONE_OFF -> oneOff(ts);
            case ABSTAIN, IGNORE -> unchanged(ts);
        };
    }

    private Step oneOff(long ts) {
        String group = UUID.randomUUID().toString();
        return new Step(after(false, group, null, 1, ts), new Span(group, nextEventIndex, nextEventIndex + 1));
    }

    private Step unchanged(long ts) {
        return new Step(after(active, groupId, startIndex, turnCount, ts), null);
    }

    private GroupState after(boolean nowActive, String group, Integer start, int turns, long ts) {
        long newest = lastTs == null ? ts : Math.max(lastTs, ts);
        return new GroupState(nowActive, group, start, turns, newest, nextEventIndex + 1);
    }
}
