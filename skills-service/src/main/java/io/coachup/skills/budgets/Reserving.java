package io.coachup.skills.budgets;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import java.util.UUID;

/** What became of a wish to use something. */
public sealed interface Reserving {

    /** It may be used; settle it under this id. */
    record Reserved(UUID id) implements Reserving {}

    /** There is no room for it; there may be after so many seconds. */
    record Refused(BudgetKind kind, int retryAfterSeconds) implements Reserving {}

    /** It is more than a whole day has room for. */
    record NeverFits(BudgetKind kind) implements Reserving {}

    /**
     * The id to settle it under.
     *
     * @throws BudgetExhaustedException when it was refused
     * @throws ApiException 413 when it never fits
     */
    default String idOrRefuse() {
        return switch (this) {
            case Reserved reserved -> reserved.id().toString();
            case NeverFits tooMuch ->
                throw new ApiException(
                        ErrorCode.PAYLOAD_TOO_LARGE, tooMuch.kind().tooMuch());
            case Refused refused -> throw new BudgetExhaustedException(refused);
        };
    }
}
