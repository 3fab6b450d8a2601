package io.coachup.skills.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GroupStateTest {

    private static final GroupState NEW = new GroupState(false, null, null, 0, null, 0);

    @Test
    void aStartOpensAGroupAtTheMessagesIndex() {
        GroupState.Step step = new GroupState(false, "old", null, 7, 5L, 12).apply(Decision.START, 10);

        assertThat(step.ended()).isNull();
        assertThat(step.state().active()).isTrue();
        assertThat(step.state().groupId()).isNotEqualTo("old").hasSize(36);
        assertThat(step.state().startIndex()).isEqualTo(12);
        assertThat(step.state().turnCount()).isEqualTo(1);
        assertThat(step.state().nextEventIndex()).isEqualTo(13);
    }

    @Test
    void aContinueKeepsTheGroupAndCountsTheTurn() {
        GroupState open = NEW.apply(Decision.START, 1).state();

        GroupState.Step step = open.apply(Decision.CONTINUE, 2);

        assertThat(step.state().groupId()).isEqualTo(open.groupId());
        assertThat(step.state().startIndex()).isZero();
        assertThat(step.state().turnCount()).isEqualTo(2);
    }

    @Test
    void anEndClosesTheGroupIncludingItsOwnMessageWithoutCountingATurn() {
        GroupState open =
                NEW.apply(Decision.START, 1).state().apply(Decision.CONTINUE, 2).state();

        GroupState.Step step = open.apply(Decision.END, 3);

        assertThat(step.ended()).isEqualTo(new GroupState.Span(open.groupId(), 0, 3));
        assertThat(step.state().active()).isFalse();
        assertThat(step.state().groupId()).isEqualTo(open.groupId());
        assertThat(step.state().turnCount()).isEqualTo(2);
    }

    @Test
    void theNextInteractionGetsAGroupOfItsOwn() {
        GroupState ended =
                NEW.apply(Decision.START, 1).state().apply(Decision.END, 2).state();

        GroupState next = ended.apply(Decision.START, 3).state();

        assertThat(next.groupId()).isNotEqualTo(ended.groupId());
        assertThat(next.turnCount()).isEqualTo(1);
        assertThat(next.startIndex()).isEqualTo(2);
    }

    @Test
    void anEndWhileIdleChangesNothingButTheIndex() {
        GroupState.Step step = NEW.apply(Decision.END, 1);

        assertThat(step.ended()).isNull();
        assertThat(step.state()).isEqualTo(new GroupState(false, null, null, 0, 1L, 1));
    }

    @Test
    void aOneOffIsAGroupOfOneMessage() {
        GroupState.Step step = new GroupState(false, "old", null, 3, 1L, 4).apply(Decision.ONE_OFF, 5);

        assertThat(step.ended().startIndex()).isEqualTo(4);
        assertThat(step.ended().endIndex()).isEqualTo(5);
        assertThat(step.state().groupId()).isEqualTo(step.ended().groupId()).isNotEqualTo("old");
        assertThat(step.state().turnCount()).isEqualTo(1);
        assertThat(step.state().active()).isFalse();
    }

    @Test
    void timeNeverRunsBackwards() {
        assertThat(new GroupState(true, "g", 0, 1, 100L, 1)
                        .apply(Decision.CONTINUE, 50)
                        .state()
                        .lastTs())
                .isEqualTo(100L);
    }
}
