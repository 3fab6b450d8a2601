package io.coachup.llm.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.coachup.llm.Usage;
import org.junit.jupiter.api.Test;

class PricesTest {

    @Test
    void aSmallCallCostsAFractionOfACent() {
        double cents = Prices.costCents("openai", "gpt-4o-mini", new Usage(1184, 362, false));

        assertThat(cents).isCloseTo(0.03948, within(1e-9));
    }

    @Test
    void theDatedNameOfAModelCostsTheSame() {
        Usage usage = new Usage(1000, 100, false);

        assertThat(Prices.costCents("openai", "gpt-4o-mini-2024-07-18", usage))
                .isEqualTo(Prices.costCents("openai", "gpt-4o-mini", usage))
                .isPositive();
    }

    @Test
    void aModelWithoutAPriceCostsNothingAndSaysSo() {
        assertThat(Prices.costCents("mock", "mock-chat-1", new Usage(1000, 1000, true)))
                .isZero();
        assertThat(Prices.isPriced("mock", "mock-chat-1")).isFalse();
        assertThat(Prices.isPriced("openai", "gpt-4o")).isTrue();
    }
}
