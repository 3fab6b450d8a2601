package io.coachup.gateway.chat.context;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.gateway.chat.prompt.Author;
import io.coachup.gateway.chat.prompt.FocusSkill;
import io.coachup.gateway.chat.prompt.HistoryItem;
import io.coachup.gateway.chat.prompt.KnownContext;
import io.coachup.gateway.chat.prompt.Person;
import io.coachup.gateway.chat.prompt.PromptGoal;
import io.coachup.skillsapi.budgets.BudgetRefusal;
import io.coachup.skillsapi.chat.PromptContext;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reader by hand and the record that skills-service answers with mean the same. */
class ContextReaderTest {

    @Test
    void onlyAUsedUpBudgetIsARefusal() {
        ObjectMapper mapper = new ObjectMapper();

        ApiException exhausted =
                ContextReader.exhausted(mapper.valueToTree(new BudgetRefusal("Used up", "budget_exhausted", "r1", 42)));
        assertThat(exhausted.code()).isEqualTo(ErrorCode.BUDGET_EXHAUSTED);
        assertThat(exhausted.getMessage()).isEqualTo("Used up");
        assertThat(exhausted.retryAfterSeconds()).isEqualTo(42);
        assertThat(ContextReader.exhausted(mapper.valueToTree(new BudgetRefusal("Busy", "rate_limited", "r1", 2))))
                .isNull();
    }

    @Test
    void everythingThatSkillsServiceSaysIsRead() {
        PromptContext answer = new PromptContext(
                "s1",
                "about a raise",
                List.of(
                        new PromptContext.RecentTurn("user", "Hello"),
                        new PromptContext.RecentTurn("assistant", "Good morning")),
                new PromptContext.Profile("Ada", "engineer"),
                List.of(new PromptContext.CallerGoal("Speak up", "in meetings")),
                List.of(new PromptContext.TrackedSkillLevel(
                        "confidence", "Confidence", "delivery", 4.5, "steady delivery")),
                "5f0c1d3e-0000-4000-8000-000000000001");

        assertThat(ContextReader.read(new ObjectMapper().valueToTree(answer)))
                .isEqualTo(new KnownContext(
                        "s1",
                        "about a raise",
                        List.of(
                                new HistoryItem(Author.USER, "Hello"),
                                new HistoryItem(Author.ASSISTANT, "Good morning")),
                        new Person("Ada", "engineer"),
                        List.of(new PromptGoal("Speak up", "in meetings")),
                        List.of(new FocusSkill("Confidence", 4.5, "steady delivery")),
                        "5f0c1d3e-0000-4000-8000-000000000001"));
    }
}
