package io.coachup.skills.budgets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coachup.common.errors.ApiException;
import io.coachup.skills.support.Written;
import io.coachup.skillsapi.budgets.Settlement;
import io.coachup.skillsapi.budgets.SpeechWish;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the other services write is what is read. */
class InternalApiTest {

    private static final String ID = "5f0c1d3e-0000-4000-8000-000000000001";

    @Test
    void aWishIsReadAsItWasWritten() {
        SpeechWish wish = new SpeechWish("ada", 1_500, ID);

        assertThat(BudgetResource.wish(Written.body(wish))).isEqualTo(wish);
    }

    @Test
    void aSettlementIsReadAsItWasWritten() {
        Settlement settlement = new Settlement(ID, "ada", 0.25, 10, 1_500);

        assertThat(BudgetResource.settlement(Written.body(settlement))).isEqualTo(settlement);
    }

    @Test
    void whatIsNoAmountAndNoReservationIsRefused() {
        for (Map<String, ?> wrong : List.<Map<String, ?>>of(
                Map.of(),
                Map.of("reservation", "no UUID"),
                Map.of("reservation", ID, "tokens", -1),
                Map.of("reservation", ID, "audioMs", 1e18))) {
            assertThatThrownBy(() -> BudgetResource.settlement(Written.body(wrong)))
                    .isInstanceOf(ApiException.class);
        }
    }
}
