package io.coachup.skills.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.coachup.common.errors.ApiException;
import io.coachup.common.errors.ErrorCode;
import io.coachup.common.identity.Caller;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnersTest {

    private final Owners owners = new Owners();

    @Test
    void whileIdentityIsOffNothingIsStoredUnderARealPersonsName() {
        Caller anybody = new Caller(Caller.ANONYMOUS);

        assertThat(owners.owner(anybody, "ada")).contains(Caller.ANONYMOUS);
        assertThat(owners.require(anybody, "grace")).isEqualTo(Caller.ANONYMOUS);
    }

    @Test
    void everybodyOwnsTheirOwnAndNobodyElses() {
        Caller ada = new Caller("ada");

        assertThat(owners.owner(ada, "ada")).contains("ada");
        assertThat(owners.owner(ada, "grace")).isEmpty();
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> owners.require(ada, "grace"))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void answersRepeatTheNameOfTheRequest() {
        Goal goal = new Goal(Caller.ANONYMOUS, "g", "Title", "More", "active", 5L, List.of("calm"), 1, 2);
        Profile profile = new Profile(Caller.ANONYMOUS, "Ada", "a@b.org", "https://b.org", "Bio", 1, 2);

        assertThat(goal.of("ada"))
                .isEqualTo(new Goal("ada", "g", "Title", "More", "active", 5L, List.of("calm"), 1, 2));
        assertThat(profile.of("ada")).isEqualTo(new Profile("ada", "Ada", "a@b.org", "https://b.org", "Bio", 1, 2));
    }
}
