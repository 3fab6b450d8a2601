package io.coachup.worker.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.coachup.worker.scoring.Conversations.Conversation;
import io.coachup.worker.scoring.transcript.TranscriptMessage;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationOrderTest {

    private static final List<String> CLOSING_CUES =
            List.of("good luck", "let me know", "anything else", "does that help", "glad to help", "hope this helps");

    static List<String> skillIds() {
        return Skills.RUBRICS.skillIds();
    }

    static List<Conversation> conversations() {
        return Conversations.all();
    }

    @Test
    void thereAreEightConversationsFromHesitantToExcellent() {
        assertThat(Conversations.all())
                .extracting(Conversation::name)
                .containsExactly(
                        "hesitant", "rambling", "cautious", "average", "steady", "clear", "strong", "excellent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clarity_eloquence", "confidence"})
    void levelsRiseFromTheHesitantToTheExcellentSpeaker(String skillId) {
        List<Integer> levels = Conversations.all().stream()
                .map(c -> Skills.level(skillId, c.transcript()))
                .toList();

        assertThat(levels).isSorted();
        assertThat(levels.getFirst()).isLessThanOrEqualTo(3);
        assertThat(levels.getLast()).isGreaterThanOrEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"clarity_eloquence", "confidence"})
    void clearlyDifferentSpeakersGetClearlyDifferentLevels(String skillId) {
        int hesitant = Skills.level(skillId, Conversations.named("hesitant").transcript());
        int cautious = Skills.level(skillId, Conversations.named("cautious").transcript());
        int steady = Skills.level(skillId, Conversations.named("steady").transcript());
        int excellent = Skills.level(skillId, Conversations.named("excellent").transcript());

        assertThat(cautious - hesitant).isGreaterThanOrEqualTo(2);
        assertThat(steady - cautious).isGreaterThanOrEqualTo(2);
        assertThat(excellent - steady).isGreaterThanOrEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("skillIds")
    void everySkillTellsTheSpeakersApart(String skillId) {
        List<Integer> levels = Conversations.all().stream()
                .map(c -> Skills.level(skillId, c.transcript()))
                .toList();

        assertThat(levels.stream().distinct().count()).isGreaterThanOrEqualTo(4);
        assertThat(levels.getFirst()).isLessThanOrEqualTo(3);
        assertThat(levels).anyMatch(level -> level >= 8);
    }

    @ParameterizedTest
    @MethodSource("skillIds")
    void speechRecognitionThatWritesNoSignsCostsLittle(String skillId) {
        assertThat(Conversations.all()).allSatisfy(conversation -> {
            int spoken = Skills.level(skillId, conversation.speakerSays(ConversationOrderTest::withoutSigns));

            assertThat(spoken).isCloseTo(Skills.level(skillId, conversation.transcript()), within(3));
        });
    }

    @Test
    void whoAsksWellAsksWellWithoutQuestionMarks() {
        assertThat(Skills.level(
                        "questioning", Conversations.named("strong").speakerSays(ConversationOrderTest::withoutSigns)))
                .isGreaterThanOrEqualTo(7);
    }

    private static String withoutSigns(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[.,?!…;:—\"“”]+", " ")
                .replaceAll(" +", " ")
                .strip();
    }

    @Test
    void theStoryIsTheBestStoryAndThePitchesSellBest() {
        assertThat(Conversations.all())
                .filteredOn(c -> !"clear".equals(c.name()))
                .allSatisfy(c -> assertThat(Skills.level("storytelling", c.transcript()))
                        .isLessThan(Skills.level(
                                "storytelling", Conversations.named("clear").transcript())));
        assertThat(Skills.level(
                        "sales_persuasiveness", Conversations.named("excellent").transcript()))
                .isGreaterThan(Skills.level(
                        "sales_persuasiveness", Conversations.named("average").transcript()));
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void aConversationIsOpenedByTheSpeakerAndClosedByTheCoachOnly(Conversation conversation) {
        List<TranscriptMessage> messages = conversation.transcript().messages();

        assertThat(messages).hasSizeBetween(8, 14);
        assertThat(messages.getFirst().isSpeaker()).isTrue();
        assertThat(messages.getLast().isCoach()).isTrue();
        assertThat(messages.getLast().content().toLowerCase(Locale.ROOT))
                .containsAnyOf(CLOSING_CUES.toArray(String[]::new));
        assertThat(messages.subList(0, messages.size() - 1))
                .filteredOn(TranscriptMessage::isCoach)
                .allSatisfy(message ->
                        assertThat(message.content().toLowerCase(Locale.ROOT)).doesNotContain(CLOSING_CUES));
    }
}
