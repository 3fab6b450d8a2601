package io.coachup.skills.budgets;

/** A person has used up what they may use in a day. */
final class BudgetExhaustedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Reserving.Refused refused;

    BudgetExhaustedException(Reserving.Refused refused) {
        super(refused.kind().sentence(), null, false, false);
        this.refused = refused;
    }

    Reserving.Refused refused() {
        return refused;
    }
}
