package io.coachup.skills.budgets;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.json.JsonBody;
import io.coachup.common.json.JsonBodyReader;
import io.coachup.skills.database.Database;
import io.coachup.skillsapi.Done;
import io.coachup.skillsapi.SkillsPaths;
import io.coachup.skillsapi.budgets.Reservation;
import io.coachup.skillsapi.budgets.Settlement;
import io.coachup.skillsapi.budgets.SpeechWish;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import java.util.UUID;

/**
 * {@code /internal/budgets/**}: speech-service reserves audio before its providers hear or speak it, and whoever reserved
 * something says what became of it. Chat reserves with its context, see {@code POST /chat/context}.
 */
@Path(SkillsPaths.BUDGETS)
@RunOnVirtualThread
public final class BudgetResource {

    private final Database database;
    private final Budgets budgets;
    private final JsonBodyReader bodies;

    BudgetResource(Database database, Budgets budgets, JsonBodyReader bodies) {
        this.database = database;
        this.budgets = budgets;
        this.bodies = bodies;
    }

    /** The reservation is null while audio is not limited. */
    @POST
    @Path(SkillsPaths.RESERVATIONS)
    public Reservation reserve(InputStream body) {
        SpeechWish wish = wish(bodies.read(body));
        if (!budgets.coverSpeech()) {
            return new Reservation(null);
        }
        UUID id = idOrNew(wish.reservation());
        return new Reservation(database.inTransaction(
                        "budgets.reserveSpeech",
                        handle -> budgets.reserveSpeech(
                                handle, wish.userId(), id, wish.audioMs(), System.currentTimeMillis()))
                .idOrRefuse());
    }

    /** What is unknown or settled, and what is not limited any more, is a success too: it is repeated when an answer got lost. */
    @POST
    @Path(SkillsPaths.SETTLEMENTS)
    public Done settle(InputStream body) {
        Settlement settlement = settlement(bodies.read(body));
        Amounts used = Amounts.ofChat(settlement.costCents(), settlement.tokens())
                .plus(Amounts.ofSpeech(settlement.audioMs()));
        if (budgets.coverChat() || budgets.coverSpeech()) {
            database.inTransaction("budgets.settle", handle -> {
                budgets.settle(
                        handle,
                        UUID.fromString(settlement.reservation()),
                        settlement.userId(),
                        used,
                        System.currentTimeMillis());
                return null;
            });
        }
        return Done.OK;
    }

    static SpeechWish wish(JsonBody request) {
        return new SpeechWish(
                request.requiredId("userId", "userId is required"), whole(request, "audioMs"), reservation(request));
    }

    static Settlement settlement(JsonBody request) {
        String reservation = reservation(request);
        if (reservation == null) {
            throw ApiException.invalid("reservation is required");
        }
        return new Settlement(
                reservation,
                request.optionalId("userId", "userId must be a non-empty string"),
                request.amount("costCents"),
                whole(request, "tokens"),
                whole(request, "audioMs"));
    }

    private static long whole(JsonBody request, String field) {
        double value = request.amount(field);
        if (value > Integer.MAX_VALUE) {
            throw ApiException.invalid(field + " must be at most " + Integer.MAX_VALUE);
        }
        return (long) value;
    }

    /** This id, or a new one when it is null. */
    public static UUID idOrNew(String reservation) {
        return reservation == null ? UUID.randomUUID() : UUID.fromString(reservation);
    }

    /** The id in the field {@code reservation}, or null. */
    public static String reservation(JsonBody request) {
        String id = request.optionalId("reservation", "reservation must be a UUID");
        try {
            return id == null ? null : UUID.fromString(id).toString();
        } catch (IllegalArgumentException e) {
            throw new ApiException(ErrorCode.VALIDATION_ERROR, "reservation must be a UUID", e);
        }
    }
}
