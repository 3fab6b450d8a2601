package io.coachup.llm.pricing;

import io.coachup.llm.Usage;
import java.util.Map;
import java.util.regex.Pattern;

/** What model calls cost. Prices are the providers' public list prices, in US cents per million tokens. */
public final class Prices {

    private static final Pattern DATE = Pattern.compile("-\\d{4}-\\d{2}-\\d{2}$");
    private static final double MILLION = 1_000_000;
    private static final Price FREE = new Price(0, 0);

    /** OpenAI's list prices, platform.openai.com/docs/pricing. */
    private static final Map<String, Price> OPENAI = Map.of(
            "gpt-4o-mini", new Price(15, 60),
            "gpt-4o", new Price(250, 1000),
            "gpt-4.1", new Price(200, 800),
            "gpt-4.1-mini", new Price(40, 160),
            "gpt-4.1-nano", new Price(10, 40));

    private static final Map<String, Map<String, Price>> TABLE = Map.of("openai", OPENAI);

    private record Price(double inCents, double outCents) {}

    private Prices() {}

    /** Cost in cents with fractions, never rounded up; 0 for a model without a price, see {@link #isPriced}. */
    public static double costCents(String provider, String model, Usage usage) {
        Price price = TABLE.getOrDefault(provider, Map.of()).getOrDefault(undated(model), FREE);
        return (usage.tokensIn() * price.inCents() + usage.tokensOut() * price.outCents()) / MILLION;
    }

    /** True when the table has a price for this model. */
    public static boolean isPriced(String provider, String model) {
        return TABLE.getOrDefault(provider, Map.of()).containsKey(undated(model));
    }

    /** Providers answer with the dated name of a model, such as {@code gpt-4o-mini-2024-07-18}. */
    private static String undated(String model) {
        return DATE.matcher(model).replaceFirst("");
    }
}
