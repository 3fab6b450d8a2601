package io.coachup.skills.budgets;

import java.util.UUID;

/** What became of a wish to use something. */
public sealed interface Reserving {

    /** It may be used; settle it under this id. */
    record Reserved(UUID id) implements Reserving {}

    /** There is no room for it; there may be after so many seconds. */
    record Refused(BudgetKind kind, int retryAfterSeconds) implements Reserving {}

    /**
     * The id to settle it under.
     *
     * @throws BudgetExhaustedException when it was refused
     */
    default String idOrRefuse() {
        return switch (this) {
            case Reserved reserved -> reserved.id().toString();
            case Refused refused -> throw new BudgetExhaustedException(refused);
        };
    }
}
