package io.coachup.skills.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundaryDeciderTest {

    private static final Cues NONE = new Cues(false, false, false);

    private static final GroupState IDLE = new GroupState(false, null, null, 0, null, 0);
    private static final GroupState OPEN = new GroupState(true, "g", 0, 2, 1_000L, 2);

    private final BoundaryDecider decider = new BoundaryDecider(config(false, false));

    @ParameterizedTest
    @CsvSource({
        "user,      hello there,               START",
        "user,      Let me explain my planet,  START",
        "user,      I plan a talk,             START",
        "assistant, How did it go?,            IGNORE",
        "assistant, Good luck!,                END",
        "system,    note,                      START",
    })
    void whileIdle(String role, String content, Decision expected) {
        assertThat(decide(role, content, IDLE).decision()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "user,      I plan a talk,                   CONTINUE",
        "user,      good luck to me,                 CONTINUE",
        "assistant, Tell me more.,                   CONTINUE",
        "assistant, Hope this helps.,                END",
        "assistant, Does that help?,                 END",
        "assistant, GOOD LUCK,                       END",
        "assistant, The goodluck charm,              CONTINUE",
    })
    void whileAGroupIsOpen(String role, String content, Decision expected) {
        assertThat(decide(role, content, OPEN).decision()).isEqualTo(expected);
    }

    @Test
    void aStartInTheLowBandStandsAndBelowItTheHeuristicDecides() {
        IngestMessage message = message("assistant", "hm", 1);

        assertThat(decider.decide(new Classification(Decision.START, 0.65, "x"), message, NONE, IDLE))
                .isEqualTo(new BoundaryDecider.Outcome(Decision.START, false, true, false));
        assertThat(decider.decide(new Classification(Decision.START, 0.39, "x"), message, NONE, IDLE))
                .isEqualTo(new BoundaryDecider.Outcome(Decision.IGNORE, false, false, true));
    }

    @ParameterizedTest
    @CsvSource({"START, 0.9", "ONE_OFF, 0.9", "ONE_OFF, 0.5"})
    void whatBeginsOrStandsAloneContinuesAnOpenGroup(Decision opinion, double confidence) {
        assertThat(decider.decide(new Classification(opinion, confidence, "x"), message("user", "hm", 1), NONE, OPEN)
                        .decision())
                .isEqualTo(Decision.CONTINUE);
        assertThat(decider.decide(new Classification(opinion, confidence, "x"), message("user", "hm", 1), NONE, IDLE)
                        .decision())
                .isEqualTo(opinion);
    }

    @Test
    void anAcceptedAbstainMeansDoNothing() {
        assertThat(decider.decide(new Classification(Decision.ABSTAIN, 0.7, "x"), message("user", "hm", 1), NONE, IDLE)
                        .decision())
                .isEqualTo(Decision.ABSTAIN);
    }

    @Test
    void withGuardsAGapOrTooManyTurnsEndAGroup() {
        BoundaryDecider guarded = new BoundaryDecider(config(true, false));

        assertThat(guarded.decide(unclear(), message("user", "more", 301_001), NONE, OPEN)
                        .decision())
                .isEqualTo(Decision.END);
        assertThat(guarded.decide(unclear(), message("user", "more", 301_000), NONE, OPEN)
                        .decision())
                .isEqualTo(Decision.CONTINUE);
        GroupState eleven = new GroupState(true, "g", 0, 11, 1_000L, 11);
        assertThat(guarded.decide(unclear(), message("user", "more", 1_001), NONE, eleven)
                        .decision())
                .isEqualTo(Decision.END);
    }

    @Test
    void theStrictStartGuardRefusesAnUncertainStart() {
        BoundaryDecider strict = new BoundaryDecider(config(true, true));

        assertThat(strict.decide(new Classification(Decision.START, 0.65, "x"), message("user", "plan", 1), NONE, IDLE)
                        .decision())
                .isEqualTo(Decision.ABSTAIN);
    }

    @ParameterizedTest
    @CsvSource({
        "déplan, false",
        "plané, false",
        "plań, false",
        "plan2, false",
        "a plan, true",
        "Plan!, true",
        "(plan), true"
    })
    void cuesAreWholeWordsInEveryScript(String content, boolean plans) {
        assertThat(Cues.of(content).plans()).isEqualTo(plans);
    }

    private BoundaryDecider.Outcome decide(String role, String content, GroupState state) {
        IngestMessage message = message(role, content, 2_000);
        Cues cues = Cues.of(content);
        Classification classification = RuleClassifier.classify(message.isAssistant(), cues, state.active());
        return decider.decide(classification, message, cues, state);
    }

    private static Classification unclear() {
        return new Classification(Decision.ABSTAIN, 0.2, "unclear");
    }

    private static IngestMessage message(String role, String content, long ts) {
        return new IngestMessage("s", "m", role, content, ts);
    }

    private static IngestConfig config(boolean guards, boolean strict) {
        return new IngestConfig() {
            @Override
            public double confidenceAccept() {
                return 0.7;
            }

            @Override
            public double confidenceLow() {
                return 0.4;
            }

            @Override
            public boolean guardsEnabled() {
                return guards;
            }

            @Override
            public boolean strictStartGuard() {
                return strict;
            }

            @Override
            public int maxTurns() {
                return 12;
            }

            @Override
            public Duration idleTimeout() {
                return Duration.ofMillis(300_000);
            }
        };
    }
}
