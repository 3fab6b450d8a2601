package io.coachup.skills.tracking;

import static io.coachup.skills.support.Api.as;
import static io.coachup.skills.support.Api.body;
import static io.coachup.skills.support.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.skills.catalogue.SkillCatalogue;
import io.coachup.skills.database.Database;
import io.coachup.skills.development.DevelopmentConfig;
import io.coachup.skills.support.ServiceTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is practised by who tracks no skill. */
@ServiceTest
class PracticedSkillsTest {

    @Inject
    Database database;

    @Inject
    TrackedSkills tracked;

    @Inject
    SkillCatalogue catalogue;

    private final String user = unique("user");

    @Test
    void theSettingsSkillsStandInUntilOneIsTracked() {
        PracticedSkills practiced = practiced(
                "[{\"id\":\"empathy\",\"name\":\"any\"},{\"id\":\"own\",\"name\":\"Own words\",\"category\":\"delivery\"}]",
                true);

        List<PracticedSkills.Practiced> before = list(practiced);
        as(user).body(body("skillId", "clarity_eloquence")).post("/api/v1/skills/track");

        assertThat(before).extracting(each -> each.skill().title()).containsExactly("Empathy", "Own words");
        assertThat(before.getFirst().skill().levels()).isNotEmpty();
        assertThat(before.getLast().skill().levels()).isEmpty();
        assertThat(before.getLast().skill().category()).isEqualTo("delivery");
        assertThat(list(practiced)).extracting(each -> each.skill().id()).containsExactly("clarity_eloquence");
    }

    @Test
    void theDemosSkillsAreThereInDevelopmentAloneAndOnlyWithoutTheSetting() {
        assertThat(list(practiced(null, true)))
                .extracting(each -> each.skill().id())
                .containsExactly("clarity", "pacing");
        assertThat(list(practiced(null, false))).isEmpty();
        assertThat(list(practiced("[]", true))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "1", "[1]", "[{}]", "[{\"id\":\"a\"}]", "[{\"id\":\" \",\"name\":\"b\"}]", "[", "[] x"
            })
    void whatCanNotBeReadStopsTheStart(String setting) {
        assertThat(new TrackingConfigCheck(() -> Optional.of(setting)).problems())
                .containsExactly(
                        "ASSESS_TRACKED_SKILLS_JSON must be a JSON array of objects, each with an id and a name of 1 to 256"
                                + " characters.");
    }

    private List<PracticedSkills.Practiced> list(PracticedSkills practiced) {
        return database.inTransaction("test", handle -> practiced.list(handle, user));
    }

    private PracticedSkills practiced(String setting, boolean mockConvex) {
        return new PracticedSkills(tracked, catalogue, () -> Optional.ofNullable(setting), new DevelopmentConfig() {
            @Override
            public boolean mockConvex() {
                return mockConvex;
            }

            @Override
            public Optional<String> seedSecret() {
                return Optional.empty();
            }
        });
    }
}
