package io.coachup.worker.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.testing.CpuTime;
import io.coachup.worker.scoring.HostileTexts.Piece;
import io.coachup.worker.scoring.skill.SkillAssessment;
import io.coachup.worker.scoring.transcript.JobTranscript;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The largest conversation that is scored, made of what is slow to read. */
class HostileInputTest {

    /** A tenth of what a skill may take, on a slow machine. */
    private static final Duration LIMIT = Duration.ofMillis(800);

    private static final String GENERAL = "of speech in general";
    private static final String SLOWEST = "stutter_reduction";

    static List<String> skillIds() {
        return Stream.concat(Skills.RUBRICS.skillIds().stream(), Stream.of(GENERAL))
                .toList();
    }

    static Stream<Arguments> everything() {
        return HostileTexts.all().keySet().stream()
                .flatMap(text -> skillIds().stream().map(skill -> Arguments.of(text, skill)));
    }

    @ParameterizedTest
    @EnumSource(Piece.class)
    void everyTextIsScoredInTime(Piece piece) {
        assertScoredInTime(piece.text(), SLOWEST);
    }

    @ParameterizedTest
    @MethodSource("skillIds")
    void everySkillIsScoredInTime(String skillId) {
        assertScoredInTime(Piece.EVERYTHING.text(), skillId);
        assertScoredInTime(HostileTexts.all().get("WORDS_THAT_HASH_ALIKE"), skillId);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("everything")
    void everySkillOfEveryTextIsScoredInTime(String text, String skillId) {
        assertScoredInTime(HostileTexts.all().get(text), skillId);
    }

    private static void assertScoredInTime(String text, String skillId) {
        JobTranscript transcript = Conversations.said(text);
        SkillAssessment assessment = Skills.measured(skillId, transcript);
        assertThat(assessment.level()).isBetween(0, 6);
        assertThat(assessment.feedback()).isNotEmpty();

        assertThat(CpuTime.leastOf(() -> Skills.measured(skillId, transcript), LIMIT))
                .isLessThan(LIMIT);
    }
}
